import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { type WithdrawalKind, WithdrawDocument } from '../generated/operations.ts';
import { WITHDRAWALS } from '../words.ts';
import { usePublished } from './desk-lists.ts';
import { RefusalNote } from './refusal-note.tsx';

interface Entered {
  kind: WithdrawalKind;
  explanation: string;
  replacementId?: string;
}

const KINDS = (Object.keys(WITHDRAWALS) as WithdrawalKind[]).map((value) => ({
  value,
  label: (
    <span>
      {WITHDRAWALS[value][0]}
      <small>{WITHDRAWALS[value][1]}</small>
    </span>
  ),
}));

function WithdrawForm({ contentId, onDone }: { contentId: string; onDone: () => void }) {
  const [form] = Form.useForm<Entered>();
  const replaced = Form.useWatch('kind', form) === 'REPLACED';
  const others = usePublished().filter(({ value }) => value !== contentId);
  const act = useAct(WithdrawDocument, { done: '已撤下，正在通知各渠道', quiet: true });
  const finish = async (entered: Entered) => {
    if (await act.run({ contentId, ...entered })) onDone();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ kind: 'GONE' }}
      onFinish={(entered) => void finish(entered)}
    >
      <Alert
        type="warning"
        showIcon
        title="撤下立即生效，网站、搜索、订阅和全部渠道都会收到。"
        description="撤下的说明会公开显示。撤下永久记入发布记录；所有渠道确认撤下之前，会有一项限时任务。"
      />
      <Form.Item className="above" label="方式" name="kind">
        <Radio.Group className="choices" options={KINDS} />
      </Form.Item>
      {replaced && (
        <Form.Item
          label="替代的内容"
          name="replacementId"
          rules={[{ required: true, message: '请选择替代的内容' }]}
        >
          <Select showSearch optionFilterProp="label" options={others} />
        </Form.Item>
      )}
      <Form.Item
        label="说明（公开）"
        name="explanation"
        rules={[{ required: true, whitespace: true, message: '请填写说明' }]}
      >
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <RefusalNote refusal={act.refusal} />
      <Button danger type="primary" htmlType="submit" loading={act.busy} className="above">
        确认撤下
      </Button>
    </Form>
  );
}

/** Takes a content back everywhere, after a plain warning. */
export function Withdraw({ contentId, onDone }: { contentId: string; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const finish = () => {
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        撤下
      </Button>
      <Modal open={open} title="撤下已发布内容" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <WithdrawForm contentId={contentId} onDone={finish} />
      </Modal>
    </>
  );
}
