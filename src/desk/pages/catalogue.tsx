import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  CreateFeedDocument,
  EnableFeedDocument,
  type FeedInput,
  TryFeedDocument,
  type TryFeedMutation,
  UpstreamCatalogueDocument,
  type UpstreamCatalogueQuery,
} from '../generated/operations.ts';
import { Head, Part, Row, State } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { Trial } from '../parts/trial.tsx';
import { CATALOGUE_CHECKS, FEED_KINDS, FEED_LEVELS } from '../upstream-words.ts';

type Entry = UpstreamCatalogueQuery['upstreamCatalogue'][number];

function inputOf({ name, url, kind, level, settings }: Entry): FeedInput {
  return { name, url, kind, level, settings: settings ?? undefined };
}

function Facts({ entry: { url, kind, level, family, checked } }: { entry: Entry }) {
  return (
    <>
      <State of={CATALOGUE_CHECKS[checked.how]} />
      <span>{`${FEED_LEVELS[level]} · ${FEED_KINDS[kind]} · ${family}`}</span>
      <a href={url} target="_blank" rel="noreferrer">
        {url}
      </a>
      <span>{checked.note}</span>
    </>
  );
}

/** An entry is tried first; after a trial that found something, one click follows it. */
function EntryRow({ entry, again }: { entry: Entry; again: () => void }) {
  const [trial, setTrial] = useState<TryFeedMutation['tryFeed'] | null>(null);
  const attempt = useAct(TryFeedDocument, { quiet: true });
  const create = useAct(CreateFeedDocument, { done: '已启用该来源', quiet: true });
  const enable = useAct(EnableFeedDocument, { done: '已启用该来源', quiet: true });
  const { feed, kind, name } = entry;
  const onTry = async () => {
    const data = await attempt.run({ input: inputOf(entry) });
    setTrial(data?.tryFeed ?? null);
  };
  const onFollow = async () => {
    const input = { ...inputOf(entry), enabled: true };
    if (await (feed ? enable.run({ id: feed.id }) : create.run({ input }))) again();
  };
  const isFollowed = feed?.enabled === true;
  const mayFollow = kind === 'MANUAL' || (trial !== null && trial.items.length > 0);
  return (
    <>
      <Row
        title={feed ? <Link href={`/upstream/${feed.id}`}>{name}</Link> : name}
        facts={<Facts entry={entry} />}
      >
        {isFollowed && <span>已启用</span>}
        {!isFollowed && kind !== 'MANUAL' && (
          <Button loading={attempt.busy} onClick={() => void onTry()}>
            试读
          </Button>
        )}
        {!isFollowed && mayFollow && (
          <Button type="primary" loading={create.busy || enable.busy} onClick={() => void onFollow()}>
            启用
          </Button>
        )}
      </Row>
      <RefusalNote refusal={attempt.refusal ?? create.refusal ?? enable.refusal} />
      {trial && !isFollowed && <Trial trial={trial} />}
    </>
  );
}

/** Real upstreams that are known, to be tried and followed. */
export function CataloguePage() {
  const [words, setWords] = useState('');
  const isMeant = ({ name, url, family }: Entry) => `${name} ${url} ${family}`.includes(words.trim());
  return (
    <>
      <Head title="来源目录" hint="已知的上级栏目，默认都不启用。先试读，读得出稿件再启用。">
        <Input.Search
          aria-label="筛选目录"
          placeholder="名称、网址或建站系统"
          allowClear
          onChange={(event) => setWords(event.target.value)}
        />
      </Head>
      <Part title="栏目">
        <Load query={UpstreamCatalogueDocument} variables={{}}>
          {({ upstreamCatalogue }, again) => (
            <ul className="rows">
              {!upstreamCatalogue.some(isMeant) && <Empty description="目录中没有符合的栏目" />}
              {upstreamCatalogue.filter(isMeant).map((entry) => (
                <li key={entry.url}>
                  <EntryRow entry={entry} again={again} />
                </li>
              ))}
            </ul>
          )}
        </Load>
      </Part>
    </>
  );
}
