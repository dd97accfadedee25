import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useAct } from '../act.ts';
import { type ItemQuery, MySitesDocument, RepostDocument } from '../generated/operations.ts';
import { mayWrite, useMe } from '../session.tsx';
import { COPY_STATES } from '../states.ts';
import { Part } from './frame.tsx';
import { Load } from './load.tsx';
import { RefusalNote } from './refusal-note.tsx';

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

/** The reposts of an upstream item, and a form for another site. */
export function RepostPart({ item }: { item: Item }) {
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
