import { Button } from 'antd';
import { useQuery } from 'urql';
import { type CopyQuery, ProofreadDraftDocument } from '../generated/operations.ts';
import { refusalOf } from '../refusal.ts';
import { Answer } from './answer.tsx';
import { Findings } from './findings.tsx';
import { Part } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

const OPEN = new Set(['DRAFT', 'RETURNED']);

/** What the last submit found, and on demand what another one would find now. */
export function Proofreading({ copy, again }: { copy: NonNullable<CopyQuery['copy']>; again: () => void }) {
  const variables = { id: copy.id };
  const [{ data, error, fetching }, ask] = useQuery({
    query: ProofreadDraftDocument,
    variables,
    pause: true,
  });
  const none = copy.revisions.length > 0 ? '最近一次送审没有发现问题。' : '送审时自动校对，也可以现在校对。';
  return (
    <Part title="校对">
      {OPEN.has(copy.state) && (
        <Button size="small" loading={fetching} onClick={() => ask({ requestPolicy: 'network-only' })}>
          现在校对
        </Button>
      )}
      <RefusalNote refusal={error ? refusalOf(error) : null} />
      {data ? (
        <Findings findings={data.proofreadDraft} none="现在的文字没有发现问题。" />
      ) : (
        <Findings
          findings={copy.findings}
          none={none}
          answer={(finding) => <Answer copyId={copy.id} finding={finding} again={again} />}
        />
      )}
    </Part>
  );
}
