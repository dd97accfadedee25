import { Button, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  CancelCommissionDocument,
  CommissionedDocument,
  type CommissionInput,
  type CommissionRowFragment,
  OrderCopyDocument,
} from '../generated/operations.ts';
import { mayWrite, useMe } from '../session.tsx';
import { COPY_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { useMySites } from './desk-lists.ts';
import { Part, Row } from './frame.tsx';
import { InstantField } from './instant-field.tsx';
import { Reason } from './reason.tsx';
import { RefusalNote } from './refusal-note.tsx';

const required = (message: string) => [{ required: true, message }];

function Order({ topicId, again }: { topicId: string; again: () => void }) {
  const [open, setOpen] = useState(false);
  const sites = useMySites()?.map(({ id, name }) => ({ value: id, label: name }));
  const act = useAct(OrderCopyDocument, { done: '已约稿，对方的待办中会出现', quiet: true });
  const order = async (entered: Omit<CommissionInput, 'topicId'>) => {
    if (!(await act.run({ input: { ...entered, topicId } }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>向部门约稿</Button>
      <Modal open={open} title="向部门约稿" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form layout="vertical" onFinish={(entered) => void order(entered)}>
          <Form.Item label="部门站点" name="siteId" rules={required('请选择部门站点')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={sites} />
          </Form.Item>
          <Form.Item label="题目" name="title" rules={required('请填写题目')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item label="要求" name="brief">
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />
          </Form.Item>
          <Form.Item label="期限（北京时间）" name="dueAt" rules={required('请填写期限')}>
            <InstantField />
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy}>
            约稿
          </Button>
        </Form>
      </Modal>
    </>
  );
}

function Outcome({ commission: { answer, cancelledAt } }: { commission: CommissionRowFragment }) {
  if (cancelledAt) return <Tag>已取消</Tag>;
  if (!answer) return <Tag color="warning">等待应约</Tag>;
  return <Link href={`/copies/${answer.id}`}>应约稿：{COPY_STATES[answer.state][0]}</Link>;
}

function CommissionRow({ commission, again }: { commission: CommissionRowFragment; again: () => void }) {
  const me = useMe();
  const { id, title, brief, dueAt, site, orderedBy, answer, cancelledAt } = commission;
  const facts = (
    <>
      <Outcome commission={commission} />
      <span>{site.name}</span>
      <span>{timeOf(dueAt)} 前</span>
      <span>{orderedBy.name} 约稿</span>
      {brief && <span>要求：{brief}</span>}
    </>
  );
  const isOpen = !cancelledAt && answer?.state !== 'PUBLISHED';
  return (
    <Row title={title} facts={facts}>
      {isOpen && mayWrite(me) && (
        <Reason
          act={CancelCommissionDocument}
          variables={(reason) => ({ id, reason })}
          button="取消约稿"
          label="取消理由"
          done="已取消约稿"
          onDone={again}
        />
      )}
    </Row>
  );
}

/** What a topic has asked of departments, with what came of it; who writes asks for more. */
export function Commissions({ topicId }: { topicId: string }) {
  const me = useMe();
  const [{ data }, read] = useQuery({ query: CommissionedDocument, variables: { id: topicId } });
  const again = () => read({ requestPolicy: 'network-only' });
  const commissions = data?.copy?.commissioned ?? [];
  return (
    <Part title="约稿">
      {commissions.length === 0 && <p className="faint">还没有向部门约稿</p>}
      <ul className="rows">
        {commissions.map((commission) => (
          <li key={commission.id}>
            <CommissionRow commission={commission} again={again} />
          </li>
        ))}
      </ul>
      {mayWrite(me) && <Order topicId={topicId} again={again} />}
    </Part>
  );
}
