import { Alert } from 'antd';
import { Link, useParams } from 'wouter';
import { ItemDocument, type ItemQuery, NoteUpstreamWithdrawalDocument } from '../generated/operations.ts';
import { BringItemButton } from '../parts/bring-item.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { HtmlView } from '../parts/html-view.tsx';
import { Load } from '../parts/load.tsx';
import { PolicyTable } from '../parts/policy-table.tsx';
import { Reason } from '../parts/reason.tsx';
import { RepostPart } from '../parts/repost-part.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { upstreamTimeOf } from '../time.ts';

type Item = NonNullable<ItemQuery['upstreamItem']>;

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
