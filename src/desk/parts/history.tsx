import { CopyHistoryDocument, type CopyHistoryQuery } from '../generated/operations.ts';
import { ACTS } from '../journal-words.ts';
import { timeOf } from '../time.ts';
import { Row } from './frame.tsx';
import { Paged } from './paged.tsx';

type Line = NonNullable<CopyHistoryQuery['copy']>['history']['edges'][number]['node'];

/** What of an entry's detail says more to people, by its key. */
const TOLD: Record<string, string> = {
  revision: '第 # 版',
  edition: '发布版 #',
  remark: '“#”',
  text: '“#”',
  reason: '“#”',
  note: '“#”',
};

function told(detail: Record<string, unknown>): string {
  const said = Object.entries(TOLD).map(([key, words]) => {
    const value = detail[key];
    return typeof value === 'string' || typeof value === 'number' ? words.replace('#', String(value)) : '';
  });
  return said.filter(Boolean).join(' ');
}

function HistoryLine({ line }: { line: Line }) {
  const { at, act, by, byName, detail } = line;
  const who = by?.name ?? (byName === 'system' ? '系统' : byName);
  return (
    <Row
      title={`${ACTS[act] ?? act} ${told(detail as Record<string, unknown>)}`}
      facts={`${who} · ${timeOf(at)}`}
    />
  );
}

const NONE = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };

/** Everything that was ever done to a copy and to the content it made, the latest first. */
export function History({ copyId }: { copyId: string }) {
  return (
    <Paged
      query={CopyHistoryDocument}
      variables={{ id: copyId }}
      of={({ copy }) => copy?.history ?? NONE}
      row={(line) => <HistoryLine line={line} />}
      none="还没有记录。"
    />
  );
}
