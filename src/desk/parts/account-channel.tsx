import { Button, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '../act.ts';
import { ACCOUNT_FIELDS, type AccountKind, settingsOf, shownIn } from '../channel-fields.ts';
import { CHANNEL_KINDS } from '../channel-words.ts';
import { AccountsDocument, CreateChannelDocument } from '../generated/operations.ts';
import { useMySites } from './desk-lists.ts';
import { RefusalNote } from './refusal-note.tsx';
import { SettingFields } from './setting-fields.tsx';

const needed = (message: string) => [{ required: true, message }];

interface Entered {
  name: string;
  accountId: string;
  siteId?: string;
  [setting: string]: unknown;
}

/** The filed accounts on a platform that are open. */
function useAccounts(kind: AccountKind) {
  const [{ data }] = useQuery({ query: AccountsDocument, variables: {}, requestPolicy: 'cache-and-network' });
  const open = data?.accounts.filter(({ platform, state }) => platform === kind && state === 'OPEN');
  return open?.map(({ id, name, organisation }) => ({ value: id, label: `${name}（${organisation.name}）` }));
}

function Fields({ kind }: { kind: AccountKind }) {
  const accounts = useAccounts(kind);
  const sites = useMySites();
  return (
    <>
      <Form.Item label="名称" name="name" rules={needed('请填写名称')}>
        <Input maxLength={200} placeholder={`例如：示例发布${CHANNEL_KINDS[kind]}`} />
      </Form.Item>
      <Form.Item
        label="备案账号"
        name="accountId"
        rules={needed('请选择账号')}
        extra={accounts?.length === 0 ? '还没有已备案的账号，请先到“新媒体账号”报备' : undefined}
      >
        <Select options={accounts} />
      </Form.Item>
      <Form.Item label="站点" name="siteId" extra="账号所属单位的站点；留空为本单位">
        <Select allowClear options={sites?.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <SettingFields fields={ACCOUNT_FIELDS[kind]} set={[]} />
    </>
  );
}

/** Enters a channel that posts as a filed account on Weibo or WeChat. */
export function AccountChannel({ kind, again }: { kind: AccountKind; again: () => void }) {
  const [open, setOpen] = useState(false);
  const act = useAct(CreateChannelDocument, { done: '渠道已建立', quiet: true });
  const words = `新增${CHANNEL_KINDS[kind]}渠道`;
  const create = async ({ name, accountId, siteId, ...entered }: Entered) => {
    const settings = settingsOf(ACCOUNT_FIELDS[kind], entered);
    if (!(await act.run({ input: { name, kind, accountId, siteId, settings } }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words}</Button>
      <Modal open={open} title={words} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form
          layout="vertical"
          initialValues={shownIn(ACCOUNT_FIELDS[kind], {})}
          onFinish={(entered: Entered) => void create(entered)}
        >
          <Fields kind={kind} />
          <Typography.Paragraph className="faint">密钥加密保存，只写不读。</Typography.Paragraph>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            建立渠道
          </Button>
        </Form>
      </Modal>
    </>
  );
}
