import { Alert, Button, Checkbox, Empty, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  ChannelsDocument,
  type ChannelsQuery,
  CreateChannelDocument,
  type CreateChannelMutation,
} from '../generated/operations.ts';
import { AccountChannel } from '../parts/account-channel.tsx';
import { ChannelGroups } from '../parts/channel-groups.tsx';
import { ChannelRow } from '../parts/channel-row.tsx';
import { DefaultChannels } from '../parts/default-channels.tsx';
import { useMySites } from '../parts/desk-lists.ts';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { ManualChannel } from '../parts/manual-channel.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { mayCreateChannel, useMe } from '../session.tsx';

interface Entered {
  name: string;
  siteId: string;
  url: string;
  automatic?: boolean;
}

type Created = CreateChannelMutation['createChannel'];

/** A secret that can be read this once. */
function Secret({ channel, onClose }: { channel: Created | null; onClose: () => void }) {
  return (
    <Modal open={channel !== null} title={`渠道“${channel?.name}”的密钥`} footer={null} onCancel={onClose}>
      <Alert type="warning" showIcon title="下面的密钥只显示这一次，请立即交给子站保存。" />
      <Typography.Paragraph className="above" copyable code>
        {channel?.issuedSecret ?? ''}
      </Typography.Paragraph>
      <p className="faint">子站用它验证收到的内容确实来自本平台（Standard Webhooks 签名）。</p>
    </Modal>
  );
}

function ChannelForm({ onDone }: { onDone: (channel: Created) => void }) {
  const sites = useMySites();
  const act = useAct(CreateChannelDocument, { quiet: true });
  const create = async ({ url, ...rest }: Entered) => {
    const data = await act.run({ input: { ...rest, kind: 'SUBSITE', settings: { url } } });
    if (data) onDone(data.createChannel);
  };
  return (
    <Form layout="vertical" onFinish={(entered: Entered) => void create(entered)}>
      <Form.Item label="名称" name="name" rules={[{ required: true, message: '请填写名称' }]}>
        <Input maxLength={200} placeholder="例如：青山镇子站" />
      </Form.Item>
      <Form.Item label="站点" name="siteId" rules={[{ required: true, message: '请选择站点' }]}>
        <Select options={sites?.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item label="接收地址" name="url" rules={[{ required: true, message: '请填写接收地址' }]}>
        <Input placeholder="https://子站域名/webhooks/tonggao" inputMode="url" />
      </Form.Item>
      <Form.Item name="automatic" valuePropName="checked">
        <Checkbox>自动投递：本站点发布的内容直接送达，不必发起通稿</Checkbox>
      </Form.Item>
      <RefusalNote refusal={act.refusal} />
      <Button type="primary" htmlType="submit" loading={act.busy} className="above">
        建立渠道
      </Button>
    </Form>
  );
}

function NewChannel({ again }: { again: () => void }) {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  const finish = (channel: Created) => {
    setOpen(false);
    setCreated(channel);
    again();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        新增子站渠道
      </Button>
      <Modal open={open} title="新增子站渠道" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <ChannelForm onDone={finish} />
      </Modal>
      <Secret channel={created} onClose={() => setCreated(null)} />
    </>
  );
}

function ChannelList({ channels, again }: ChannelsQuery & { again: () => void }) {
  const [rotated, setRotated] = useState<Created | null>(null);
  if (channels.length === 0) return <Empty description="还没有渠道" />;
  return (
    <>
      <ul className="rows">
        {channels.map((channel) => (
          <li key={channel.id}>
            <ChannelRow channel={channel} again={again} onSecret={setRotated} />
          </li>
        ))}
      </ul>
      <Secret channel={rotated} onClose={() => setRotated(null)} />
    </>
  );
}

/** The destinations of releases. */
export function ChannelsPage() {
  const me = useMe();
  return (
    <Load query={ChannelsDocument} variables={{}} every={30}>
      {(data, again) => (
        <>
          <Head title="渠道" hint="通稿可以送达的地方。">
            {mayCreateChannel(me) && (
              <>
                <ManualChannel again={again} />
                <AccountChannel kind="WEIBO" again={again} />
                <AccountChannel kind="WECHAT" again={again} />
                <NewChannel again={again} />
              </>
            )}
          </Head>
          <Part title="全部渠道">
            <ChannelList {...data} again={again} />
          </Part>
          <ChannelGroups channels={data.channels} mayChange={mayCreateChannel(me)} />
          {mayCreateChannel(me) && <DefaultChannels channels={data.channels} />}
        </>
      )}
    </Load>
  );
}
