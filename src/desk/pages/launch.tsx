import { Alert, Button, Checkbox, Form, Input, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useAct } from '../act.ts';
import {
  ChannelsDocument,
  type ChannelsQuery,
  LaunchDocument,
  PreviewReleaseDocument,
  type PreviewReleaseMutation,
  type ReleaseInput,
} from '../generated/operations.ts';
import { usePublished } from '../parts/desk-lists.ts';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { instantOf } from '../time.ts';
import { CHANNEL_KINDS } from '../words.ts';

interface Entered {
  contentId: string;
  channelIds: string[];
  lockedPhrases?: string[];
  later: boolean;
  at?: string;
}

function inputOf({ later, at, ...rest }: Entered): ReleaseInput {
  return { ...rest, at: later && at ? instantOf(at) : null };
}

function Preview({ preview }: { preview: PreviewReleaseMutation['previewRelease'] }) {
  return (
    <Part title="预览">
      {preview.wording.map(({ phrase, channel }) => (
        <Alert
          key={`${phrase}${channel.id}`}
          type="error"
          showIcon
          title={`${channel.name} 缺少必须保留的表述“${phrase}”`}
        />
      ))}
      {preview.renditions.map(({ channel, title, text, length, limit, problems }) => (
        <div key={channel.id} className="round">
          <div className="facts">
            <strong>{channel.name}</strong>
            <span>
              {length} 字{limit ? `，上限 ${limit}` : ''}
            </span>
            {problems.map((problem) => (
              <span key={problem} className="overdue">
                {problem}
              </span>
            ))}
          </div>
          <h3>{title}</h3>
          <div className="diff">{text.length > 600 ? `${text.slice(0, 600)}…` : text}</div>
        </div>
      ))}
    </Part>
  );
}

function Fields({ channels }: { channels: ChannelsQuery['channels'] }) {
  const contents = usePublished();
  const later = Form.useWatch('later');
  const options = channels.map(({ id, name, kind }) => ({
    value: id,
    label: `${name}（${CHANNEL_KINDS[kind]}）`,
  }));
  return (
    <>
      <Form.Item label="内容" name="contentId" rules={[{ required: true, message: '请选择内容' }]}>
        <Select showSearch optionFilterProp="label" options={contents} placeholder="从已发布的内容中选" />
      </Form.Item>
      <Form.Item label="渠道" name="channelIds" rules={[{ required: true, message: '请至少选一个渠道' }]}>
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

function LaunchForm({ channels }: { channels: ChannelsQuery['channels'] }) {
  const { id } = useParams<{ id?: string }>();
  const [form] = Form.useForm<Entered>();
  const [, go] = useLocation();
  const [preview, setPreview] = useState<PreviewReleaseMutation['previewRelease'] | null>(null);
  const look = useAct(PreviewReleaseDocument, { quiet: true });
  const launch = useAct(LaunchDocument, { done: '通稿已交付投递', quiet: true });
  const onPreview = async () => {
    const entered = await form.validateFields().catch(() => null);
    const data = entered && (await look.run({ input: inputOf(entered) }));
    setPreview(data?.previewRelease ?? null);
  };
  const onLaunch = async (entered: Entered) => {
    if (await launch.run({ input: inputOf(entered) })) go(`/published/${entered.contentId}`);
  };
  return (
    <>
      <Part title="通稿">
        <Form
          form={form}
          layout="vertical"
          initialValues={{ contentId: id, later: false, channelIds: [] }}
          onFinish={(entered) => void onLaunch(entered)}
        >
          <Fields channels={channels} />
          <RefusalNote refusal={launch.refusal ?? look.refusal} />
          <Space className="above">
            <Button loading={look.busy} onClick={() => void onPreview()}>
              预览
            </Button>
            <Button type="primary" htmlType="submit" loading={launch.busy}>
              发出通稿
            </Button>
          </Space>
        </Form>
      </Part>
      {preview && <Preview preview={preview} />}
    </>
  );
}

/** Sends a published content to a set of channels under one wording. */
export function LaunchPage() {
  return (
    <>
      <Head title="发起通稿" hint="把一件已发布的内容，以同一口径送到多个渠道。" />
      <Load query={ChannelsDocument} variables={{}}>
        {({ channels }) => <LaunchForm channels={channels} />}
      </Load>
    </>
  );
}
