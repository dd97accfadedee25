import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { useAct } from '../act.ts';
import {
  AnswerCommissionDocument,
  type CommissionRowFragment,
  CommissionsDocument,
} from '../generated/operations.ts';
import { remaining, timeOf } from '../time.ts';
import { useMySites } from './desk-lists.ts';
import { Part, Row } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

function Answer({ commission: { id, title, site } }: { commission: CommissionRowFragment }) {
  const [open, setOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string>();
  const [, go] = useLocation();
  const sections = useMySites()?.find((one) => one.id === site.id)?.sections ?? [];
  const act = useAct(AnswerCommissionDocument, { done: '已生成应约稿', quiet: true });
  const answer = async () => {
    const data = sectionId && (await act.run({ id, sectionId }));
    if (data) go(`/copies/${data.answerCommission.id}/edit`);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        应约写稿
      </Button>
      <Modal
        open={open}
        title={`应约：${title}`}
        okText="开始写稿"
        okButtonProps={{ disabled: !sectionId, loading: act.busy }}
        onOk={() => void answer()}
        onCancel={() => setOpen(false)}
      >
        <p>稿件发布后，这项约稿即告完成。</p>
        <Select
          aria-label="发在哪个栏目"
          placeholder="发在哪个栏目"
          style={{ width: '100%' }}
          options={sections.map((one) => ({ value: one.id, label: `${site.name} · ${one.name}` }))}
          onChange={setSectionId}
        />
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}

function AskedRow({ commission }: { commission: CommissionRowFragment }) {
  const { title, brief, dueAt, site, topicTitle, orderedBy } = commission;
  const { overdue, words } = remaining(dueAt);
  const facts = (
    <>
      <span className={overdue ? 'overdue' : ''}>
        {timeOf(dueAt)} 前 · {words}
      </span>
      <span>{site.name}</span>
      <span>
        {orderedBy.name} 为{topicTitle ? `“${topicTitle}”` : '限定知悉范围的专题'}约稿
      </span>
      {brief && <span>要求：{brief}</span>}
    </>
  );
  return (
    <Row title={title} facts={facts}>
      <Answer commission={commission} />
    </Row>
  );
}

/** What topics ask of one's own sites and nobody has begun; nothing where there is none. */
export function AskedCopies() {
  const [{ data }] = useQuery({ query: CommissionsDocument, variables: {}, requestPolicy: 'network-only' });
  const asked = data?.commissions ?? [];
  if (asked.length === 0) return null;
  return (
    <Part title="等待应约的约稿">
      <ul className="rows">
        {asked.map((commission) => (
          <li key={commission.id}>
            <AskedRow commission={commission} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
