import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { ACCOUNT_EXEMPTIONS, PLATFORMS } from '../channel-words.ts';
import { type AccountInput, type AccountsQuery, FileOpeningDocument } from '../generated/operations.ts';
import { optionsOf } from '../words.ts';
import { RefusalNote } from './refusal-note.tsx';

const needed = (message: string) => [{ required: true, message }];

function Fields({ colleagues }: { colleagues: AccountsQuery['colleagues'] }) {
  const people = colleagues.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item label="平台" name="platform" rules={needed('请选择平台')}>
        <Select options={optionsOf(PLATFORMS)} />
      </Form.Item>
      <Form.Item label="账号名称" name="name" rules={needed('请填写名称')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="开设理由" name="reason" rules={needed('请填写理由')}>
        <Input.TextArea rows={2} maxLength={2_000} />
      </Form.Item>
      <Form.Item label="责任人" name="responsibleId" rules={needed('请选择责任人')}>
        <Select options={people} />
      </Form.Item>
      <Form.Item label="运营人员" name="operatorIds" extra="掌握账号凭据的人；离岗时须更换凭据">
        <Select mode="multiple" options={people} />
      </Form.Item>
      <Form.Item label="数量例外" name="exemption" extra="公安、应急管理可不受数量限制">
        <Select allowClear options={optionsOf(ACCOUNT_EXEMPTIONS)} />
      </Form.Item>
      <Form.Item label="多少天无更新即告警" name="sleepsAfterDays" initialValue={14}>
        <InputNumber min={1} max={365} />
      </Form.Item>
    </>
  );
}

/** Files the opening of an account. */
export function NewAccount({
  colleagues,
  again,
}: {
  colleagues: AccountsQuery['colleagues'];
  again: () => void;
}) {
  const [open, setOpen] = useState(false);
  const act = useAct(FileOpeningDocument, { done: '已报备，等待批准', quiet: true });
  const file = async (input: AccountInput) => {
    if (!(await act.run({ input }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        报备开设
      </Button>
      <Modal open={open} title="报备开设账号" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form layout="vertical" onFinish={(input: AccountInput) => void file(input)}>
          <Fields colleagues={colleagues} />
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            报备
          </Button>
        </Form>
      </Modal>
    </>
  );
}
