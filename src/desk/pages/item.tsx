import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { useAct } from '../act.ts';
import {
  ItemDocument,
  type ItemQuery,
  MySitesDocument,
  NoteUpstreamWithdrawalDocument,
  RepostDocument,
} from '../generated/operations.ts';
import { BringItemButton } from '../parts/bring-item.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { HtmlView } from '../parts/html-view.tsx';
import { Load } from '../parts/load.tsx';
import { PolicyTable } from '../parts/policy-table.tsx';
import { Reason } from '../parts/reason.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { COPY_STATES } from '../states.ts';
import { upstreamTimeOf } from '../time.ts';

type Item = NonNullable<ItemQuery['upstreamItem']>;

interface Choice {
  value: string;
  label: string;
}

function RepostForm({ item, sites }: { item: Item; sites: Choice[] }) {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const act = useAct(RepostDocument, { done: '已生成转载稿，请核对后送审', quiet: true });
  const asked = sites.find(({ value }) => value === search.get('site'));
  const [siteId, setSiteId] = useState(asked?.value ?? sites[0]?.value);
  const repost = async () => {
    const data = siteId && (await act.run({ itemId: item.id, siteId }));
    if (data) go(`/copies/${data.repost.id}`);
  };
  if (sites.length === 0) return <p className="faint">您可办理的站点都已转载。</p>;
  return (
    <>
      <Select
        style={{ width: '100%' }}
        value={siteId}
        options={sites}
        onChange={setSiteId}
        aria-label="转载到"
      />
      <Button type="primary" block className="above" loading={act.busy} onClick={() => void repost()}>
        转载
      </Button>
      <p className="faint">标题、正文、附件、来源和发布时间与上级保持一致。</p>
      <RefusalNote refusal={act.refusal} />
    </>
  );
}

function RepostPart({ item }: { item: Item }) {
  const me = useMe();
  const done = item.reposts;
  return (
    <Part title="转载">
      {done.map((copy) => (
        <p key={copy.id}>
          {copy.site.name}：<Link href={`/copies/${copy.id}`}>{COPY_STATES[copy.state][0]}</Link>
        </p>
      ))}
      {mayWrite(me) && item.state === 'READ' && (
        <Load query={MySitesDocument} variables={{}}>
          {({ sites }) => {
            const open = sites.filter((site) => !done.some((copy) => copy.site.id === site.id));
            return (
              <RepostForm item={item} sites={open.map(({ id, name }) => ({ value: id, label: name }))} />
            );
          }}
        </Load>
      )}
      {item.state !== 'READ' && (
        <Alert type="warning" showIcon title={item.problem ?? '正文还没有读出，暂不能转载。'} />
      )}
    </Part>
  );
}

function Files({ files }: { files: Item['attachments'] }) {
  if (files.length === 0) return null;
  return (
    <>
      <h3>附件</h3>
      <ul>
        {files.map(({ name, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What an editor can say of a text that the hub does not read by itself. */
function UnpolledActs({ item, again }: { item: Item; again: () => void }) {
  const me = useMe();
  if (!mayWrite(me) || (item.feed.kind !== 'MANUAL' && item.feed.enabled)) return null;
  return (
    <>
      <BringItemButton feedId={item.feed.id} url={item.url} onDone={again} />
      {item.state === 'READ' && !item.withdrawn && (
        <Reason
          act={NoteUpstreamWithdrawalDocument}
          variables={(note) => ({ itemId: item.id, note })}
          button="上级已撤下"
          label="在上级网站上看到的情况"
          hint="转载过它的站点都会产生一项限时任务。上级恢复的，重新录入原文即可。"
          done="已记录上级撤下"
          onDone={again}
        />
      )}
    </>
  );
}

function ItemView({ item, again }: { item: Item; again: () => void }) {
  const facts = (
    <span className="facts">
      <span>{upstreamTimeOf(item.publishedAt, item.publishedAtPrecision)}</span>
      {item.origin && <span>来源：{item.origin.name}</span>}
      <Link href={`/upstream/${item.feed.id}`}>{item.feed.name}</Link>
      <a href={item.url} target="_blank" rel="noreferrer">
        上级原文
      </a>
    </span>
  );
  return (
    <>
      <Head title={item.title} hint={facts}>
        <UnpolledActs item={item} again={again} />
      </Head>
      {item.withdrawn && (
        <Alert className="below" type="error" showIcon title={item.problem ?? '上级已撤下这篇稿件。'} />
      )}
      <div className="split">
        <Part title="正文">
          <PolicyTable policy={item.policy} />
          {item.body ? <HtmlView html={item.body} /> : <p className="faint">没有正文。</p>}
          <Files files={item.attachments} />
        </Part>
        <RepostPart item={item} />
      </div>
    </>
  );
}

/** An upstream item as it was read, and its repost for a site. */
export function ItemPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={ItemDocument} variables={{ id }}>
      {({ upstreamItem }, again) =>
        upstreamItem ? <ItemView item={upstreamItem} again={again} /> : <p>没有找到这篇上级稿件。</p>
      }
    </Load>
  );
}
