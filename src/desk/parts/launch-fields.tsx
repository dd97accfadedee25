import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useQuery } from 'urql';
import { CHANNEL_KINDS } from '../channel-words.ts';
import { ChannelGroupsDocument, type ChannelsQuery } from '../generated/operations.ts';
import { usePublished } from './desk-lists.ts';

/** What the operator enters of a release. */
export interface Entered {
  contentId: string;
  channelIds: string[];
  groupIds?: string[];
  lockedPhrases?: string[];
  later: boolean;
  at?: string;
}

/** The fields of a release: what, where to, which words must stand, and when. */
export function LaunchFields({ channels }: { channels: ChannelsQuery['channels'] }) {
  const contents = usePublished();
  const later = Form.useWatch('later');
  const groups = useQuery({ query: ChannelGroupsDocument, variables: {} })[0].data?.channelGroups ?? [];
  const options = channels.map(({ id, name, kind }) => ({
    value: id,
    label: `${name}（${CHANNEL_KINDS[kind]}）`,
  }));
  return (
    <>
      <Form.Item label="内容" name="contentId" rules={[{ required: true, message: '请选择内容' }]}>
        <Select showSearch optionFilterProp="label" options={contents} placeholder="从已发布的内容中选" />
      </Form.Item>
      {groups.length > 0 && (
        <Form.Item label="渠道组" name="groupIds">
          <Checkbox.Group
            className="choices"
            options={groups.map(({ id, name, channelIds }) => ({
              value: id,
              label: `${name}（${channelIds.length} 个渠道）`,
            }))}
          />
        </Form.Item>
      )}
      <Form.Item label="渠道" name="channelIds">
        <Checkbox.Group className="choices" options={options} />
      </Form.Item>
      <Form.Item
        label="统一口径"
        name="lockedPhrases"
        extra="各渠道必须一字不差保留的表述，逐条输入后按回车；没有可不填"
      >
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item label="时间" name="later">
        <Radio.Group
          options={[
            { value: false, label: '立即发出' },
            { value: true, label: '定时（北京时间）' },
          ]}
        />
      </Form.Item>
      {later && (
        <Form.Item name="at" rules={[{ required: true, message: '请选择时间' }]}>
          <Input type="datetime-local" aria-label="发出时间" style={{ maxWidth: 260 }} />
        </Form.Item>
      )}
    </>
  );
}
