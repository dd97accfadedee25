import { Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { ACCOUNT_FIELDS, type AccountKind, settingsOf, shownIn } from '../channel-fields.ts';
import { ChangeChannelDocument, type ChannelsQuery } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';
import { SettingFields } from './setting-fields.tsx';

type Channel = ChannelsQuery['channels'][number];

interface Entered {
  name: string;
  [setting: string]: unknown;
}

/** Where the far side is to call: to be copied into its own settings. */
function Callback({ url }: { url: string | null | undefined }) {
  if (!url) return null;
  return (
    <Form.Item label="回调地址（填入公众号后台“服务器配置”）">
      <Typography.Text code copyable>
        {url}
      </Typography.Text>
    </Form.Item>
  );
}

/** Changes the name and the settings of a channel that posts as an account. Its secrets are only said to be set. */
export function ChannelSettings({
  channel,
  kind,
  again,
}: {
  channel: Channel;
  kind: AccountKind;
  again: () => void;
}) {
  const [open, setOpen] = useState(false);
  const act = useAct(ChangeChannelDocument, { done: '设置已保存', quiet: true });
  const fields = ACCOUNT_FIELDS[kind];
  const first = {
    name: channel.name,
    ...shownIn(fields, (channel.settings ?? {}) as Record<string, unknown>),
  };
  const change = async ({ name, ...entered }: Entered) => {
    if (!(await act.run({ id: channel.id, name, settings: settingsOf(fields, entered) }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>设置</Button>
      <Modal
        open={open}
        title={`渠道“${channel.name}”的设置`}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <Form layout="vertical" initialValues={first} onFinish={(entered: Entered) => void change(entered)}>
          <Form.Item label="名称" name="name" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Callback url={channel.callbackUrl} />
          <SettingFields fields={fields} set={channel.secretsSet} />
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            保存
          </Button>
        </Form>
      </Modal>
    </>
  );
}
