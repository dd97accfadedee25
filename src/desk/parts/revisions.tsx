import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type CopyQuery, DiffRevisionsDocument } from '../generated/operations.ts';
import { readable } from '../readable-diff.ts';
import { timeOf } from '../time.ts';
import { FIELDS } from '../words.ts';
import { HtmlView } from './html-view.tsx';
import { Load } from './load.tsx';
import { Steps } from './steps.tsx';

type Revision = NonNullable<CopyQuery['copy']>['revisions'][number];

function Differences({ copyId, number }: { copyId: string; number: number }) {
  return (
    <Load query={DiffRevisionsDocument} variables={{ id: copyId, from: number - 1, to: number }}>
      {({ copy }) =>
        copy?.diff.length ? (
          copy.diff.map((diff) => (
            <div key={diff.field}>
              <h3>{FIELDS[diff.field] ?? diff.field}</h3>
              <HtmlView html={readable(diff)} className="diff" />
            </div>
          ))
        ) : (
          <p>两版文字相同。</p>
        )
      }
    </Load>
  );
}

/** Every round: the frozen revision, who submitted it when, what was decided, and what changed since the one before. */
export function Revisions({ copyId, revisions }: { copyId: string; revisions: Revision[] }) {
  const [shown, setShown] = useState<number | null>(null);
  if (revisions.length === 0) return <p className="faint">尚未送审。</p>;
  return (
    <>
      {revisions.toReversed().map((revision) => (
        <div key={revision.id} className="round">
          <div className="facts">
            <strong>第 {revision.number} 版</strong>
            <span>
              {revision.submittedBy.name} 于 {timeOf(revision.submittedAt)} 送审
            </span>
            {revision.voidedAt && <span>已失效</span>}
            <code title={revision.hash}>{revision.hash.slice(0, 12)}</code>
            {revision.number > 1 && (
              <Button size="small" onClick={() => setShown(revision.number)}>
                与上一版比较
              </Button>
            )}
          </div>
          <Steps steps={revision.steps} />
        </div>
      ))}
      <Modal
        open={shown !== null}
        title={`第 ${(shown ?? 1) - 1} 版 → 第 ${shown} 版`}
        footer={null}
        width={860}
        destroyOnHidden
        onCancel={() => setShown(null)}
      >
        {shown !== null && <Differences copyId={copyId} number={shown} />}
      </Modal>
    </>
  );
}
