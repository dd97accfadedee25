import { Button, Empty, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  ChannelGroupsDocument,
  type ChannelGroupsQuery,
  type ChannelsQuery,
  SaveChannelGroupDocument,
} from '../generated/operations.ts';
import { Part, Row } from './frame.tsx';
import { Load } from './load.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Group = ChannelGroupsQuery['channelGroups'][number];

interface GroupProps {
  group?: Group;
  channels: ChannelsQuery['channels'];
  again: () => void;
}

function SaveGroup({ group, channels, again }: GroupProps) {
  const [open, setOpen] = useState(false);
  const act = useAct(SaveChannelGroupDocument, { done: '已保存', quiet: true });
  const save = async (entered: { name: string; channelIds: string[] }) => {
    if (!(await act.run({ input: { id: group?.id, ...entered } }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{group ? '修改' : '新建渠道组'}</Button>
      <Modal open={open} title="渠道组" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form
          layout="vertical"
          initialValues={group ?? { channelIds: [] }}
          onFinish={(entered: { name: string; channelIds: string[] }) => void save(entered)}
        >
          <Form.Item label="名称" name="name" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={100} placeholder="例如：全部乡镇子站" />
          </Form.Item>
          <Form.Item label="渠道" name="channelIds">
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={channels.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            保存
          </Button>
        </Form>
      </Modal>
    </>
  );
}

/** Channels that are released to together. */
export function ChannelGroups({
  channels,
  mayChange,
}: {
  channels: ChannelsQuery['channels'];
  mayChange: boolean;
}) {
  return (
    <Part title="渠道组">
      <Load query={ChannelGroupsDocument} variables={{}}>
        {({ channelGroups }, again) => (
          <>
            {channelGroups.length === 0 && (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有渠道组" />
            )}
            <ul className="rows">
              {channelGroups.map((group) => (
                <li key={group.id}>
                  <Row title={group.name} facts={<span>{group.channelIds.length} 个渠道</span>}>
                    {mayChange && <SaveGroup group={group} channels={channels} again={again} />}
                  </Row>
                </li>
              ))}
            </ul>
            {mayChange && <SaveGroup channels={channels} again={again} />}
          </>
        )}
      </Load>
    </Part>
  );
}
