import { Link } from 'wouter';
import { JournalDocument, type JournalQuery } from '../generated/operations.ts';
import { pageOf, SUBJECTS } from '../journal-subjects.ts';
import { ACTS } from '../journal-words.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { inNameOf } from '../parts/steps.tsx';
import { timeOf } from '../time.ts';

type Entry = JournalQuery['journal']['edges'][number]['node'];

function EntryRow({ entry }: { entry: Entry }) {
  const { act, actor, onBehalfOf, at, subject, hash } = entry;
  const page = pageOf(subject);
  const name = SUBJECTS[subject.__typename] ?? subject.__typename;
  const facts = (
    <>
      <span>{timeOf(at)}</span>
      <span>{page ? <Link href={page}>{name}</Link> : name}</span>
      <code title={hash}>{hash.slice(0, 12)}</code>
    </>
  );
  return (
    <Row title={`${inNameOf(actor?.name ?? '系统', onBehalfOf?.name)} ${ACTS[act] ?? act}`} facts={facts} />
  );
}

/** Who did what, when. */
export function JournalPage() {
  return (
    <>
      <Head title="操作日志" hint="谁在什么时候做了什么；记录只增不改，每条带前一条的校验码。" />
      <Part title="全部记录">
        <Paged
          query={JournalDocument}
          variables={{}}
          of={(data) => data.journal}
          row={(entry) => <EntryRow entry={entry} />}
          none="没有记录"
        />
      </Part>
    </>
  );
}
