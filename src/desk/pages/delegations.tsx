import { Button, Form, Input, Popconfirm, Select, Tag } from 'antd';
import { useAct } from '../act.ts';
import {
  DelegateDocument,
  type DelegationInput,
  DelegationsDocument,
  type DelegationsQuery,
  RevokeDelegationDocument,
} from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { mayReview, useMe } from '../session.tsx';
import { ROLES } from '../words.ts';

type Delegation = DelegationsQuery['delegations'][number];

const required = (message: string) => [{ required: true, message }];

function Lend({ colleagues, again }: { colleagues: DelegationsQuery['colleagues']; again: () => void }) {
  const me = useMe();
  const [form] = Form.useForm<DelegationInput>();
  const act = useAct(DelegateDocument, { done: '已委托', quiet: true });
  const tiers = me.roles.filter((role) => role.startsWith('REVIEWER_'));
  const lend = async (input: DelegationInput) => {
    if (!(await act.run({ input }))) return;
    form.resetFields();
    again();
  };
  return (
    <Part title="委托代审">
      <Form
        form={form}
        layout="vertical"
        initialValues={{ role: tiers[0] }}
        onFinish={(input) => void lend(input)}
      >
        <div className="form-grid">
          <Form.Item label="审核环节" name="role" rules={required('请选择环节')}>
            <Select options={tiers.map((value) => ({ value, label: ROLES[value] }))} />
          </Form.Item>
          <Form.Item label="受委托人" name="deputyId" rules={required('请选择受委托人')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item label="首日" name="fromOn" rules={required('请填写首日')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item label="末日" name="untilOn" rules={required('请填写末日')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item label="事由" name="reason" rules={required('请填写事由')}>
          <Input maxLength={200} placeholder="例如：出差" />
        </Form.Item>
        <RefusalNote refusal={act.refusal} />
        <Button type="primary" htmlType="submit" loading={act.busy}>
          委托
        </Button>
      </Form>
    </Part>
  );
}

function DelegationRow({ delegation, again }: { delegation: Delegation; again: () => void }) {
  const me = useMe();
  const act = useAct(RevokeDelegationDocument, { done: '已收回' });
  const { id, role, deputy, delegator, fromOn, untilOn, reason } = delegation;
  const revoke = async () => {
    if (await act.run({ id })) again();
  };
  const facts = (
    <>
      <Tag color="blue">{ROLES[role]}</Tag>
      <span>
        {fromOn} 至 {untilOn}
      </span>
      <span>{reason}</span>
    </>
  );
  return (
    <Row title={`${deputy.name} 代 ${delegator.name}`} facts={facts}>
      {(delegator.id === me.id || me.roles.includes('ADMIN')) && (
        <Popconfirm
          title="收回后立即失效；已经作出的审核意见不变。"
          okText="收回"
          onConfirm={() => void revoke()}
        >
          <Button loading={act.busy}>收回</Button>
        </Popconfirm>
      )}
    </Row>
  );
}

/** Who decides for whom, and until when. */
export function DelegationsPage() {
  const me = useMe();
  return (
    <>
      <Head
        title="委托代审"
        hint="不在岗期间请本单位同事代审；记录中写明“某某代某某”，受委托人不得再转委托。"
      />
      <Load query={DelegationsDocument} variables={{}}>
        {({ delegations, colleagues }, again) => (
          <>
            <Part title="未到期的委托">
              {delegations.length === 0 && <p className="faint">没有未到期的委托</p>}
              <ul className="rows">
                {delegations.map((delegation) => (
                  <li key={delegation.id}>
                    <DelegationRow delegation={delegation} again={again} />
                  </li>
                ))}
              </ul>
            </Part>
            {mayReview(me) && <Lend colleagues={colleagues} again={again} />}
          </>
        )}
      </Load>
    </>
  );
}
