import { Button, Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '../act.ts';
import {
  ChannelGroupsDocument,
  type ChannelsQuery,
  DefaultChannelsDocument,
  SetDefaultChannelsDocument,
} from '../generated/operations.ts';
import { useMySites } from './desk-lists.ts';
import { Part } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

interface Entered {
  channelIds: string[];
  groupIds: string[];
}

const NONE: Entered = { channelIds: [], groupIds: [] };

function SectionDefaults({
  sectionId,
  channels,
}: {
  sectionId: string;
  channels: ChannelsQuery['channels'];
}) {
  const [form] = Form.useForm<Entered>();
  const query = { query: DefaultChannelsDocument, variables: { sectionId } };
  const [{ data }] = useQuery({ ...query, requestPolicy: 'network-only' });
  const groups = useQuery({ query: ChannelGroupsDocument, variables: {} })[0].data?.channelGroups ?? [];
  const act = useAct(SetDefaultChannelsDocument, { done: '已保存', quiet: true });
  useEffect(() => {
    if (data) form.setFieldsValue(data.defaultChannels ?? NONE);
  }, [data, form]);
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(entered: Entered) => void act.run({ sectionId, ...entered })}
    >
      <Form.Item label="默认渠道组" name="groupIds">
        <Select mode="multiple" options={groups.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item label="默认渠道" name="channelIds">
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <RefusalNote refusal={act.refusal} />
      <Button htmlType="submit" loading={act.busy}>
        保存
      </Button>
    </Form>
  );
}

/** Where what stands in a section goes unless the operator chooses otherwise. */
export function DefaultChannels({ channels }: { channels: ChannelsQuery['channels'] }) {
  const [sectionId, setSectionId] = useState<string>();
  const options = useMySites()?.map((site) => ({
    label: site.name,
    options: site.sections.map(({ id, name }) => ({ value: id, label: `${site.name} · ${name}` })),
  }));
  return (
    <Part title="栏目默认渠道">
      <Select
        aria-label="栏目"
        placeholder="选择栏目"
        style={{ minWidth: 280 }}
        showSearch
        optionFilterProp="label"
        options={options}
        onChange={setSectionId}
      />
      {sectionId && <SectionDefaults key={sectionId} sectionId={sectionId} channels={channels} />}
    </Part>
  );
}
