import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../act.ts';
import {
  CreateFeedDocument,
  type FeedInput,
  TryFeedDocument,
  type TryFeedMutation,
} from '../generated/operations.ts';
import { Head, Part } from '../parts/frame.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { Trial } from '../parts/trial.tsx';
import { FEED_KINDS, FEED_LEVELS } from '../upstream-words.ts';
import { optionsOf } from '../words.ts';

interface Entered extends Omit<FeedInput, 'window' | 'settings'> {
  days: number;
  settings?: string;
}

function inputOf({ days, settings, ...rest }: Entered): FeedInput {
  const window = { unit: 'WORKING_DAYS', value: days } as const;
  return { ...rest, window, ...(settings?.trim() && { settings: JSON.parse(settings) as unknown }) };
}

const required = (message: string) => [{ required: true, message }];

async function mustBeJson(_rule: unknown, text: string | undefined): Promise<void> {
  if (text?.trim()) JSON.parse(text);
}

function Fields() {
  return (
    <>
      <Form.Item label="名称" name="name" rules={required('请填写名称')}>
        <Input placeholder="例如：省人民政府 政策文件" maxLength={200} />
      </Form.Item>
      <Form.Item label="地址" name="url" rules={required('请填写地址')} extra="列表页或订阅的地址">
        <Input placeholder="https://" inputMode="url" />
      </Form.Item>
      <div className="form-grid">
        <Form.Item label="类型" name="kind">
          <Select options={optionsOf(FEED_KINDS)} />
        </Form.Item>
        <Form.Item label="层级" name="level">
          <Select options={optionsOf(FEED_LEVELS)} />
        </Form.Item>
        <Form.Item label="转载时限（工作日）" name="days">
          <InputNumber min={1} max={30} />
        </Form.Item>
      </div>
      <Form.Item
        label="特殊设置（一般不填）"
        name="settings"
        rules={[{ validator: mustBeJson, message: '须为 JSON' }]}
      >
        <Input.TextArea rows={2} placeholder='例如 {"hosts": ["static.example.gov.cn"]}' />
      </Form.Item>
    </>
  );
}

/** Enters an upstream, after trying what would be read there. */
export function NewFeedPage() {
  const [form] = Form.useForm<Entered>();
  const [, go] = useLocation();
  const [trial, setTrial] = useState<TryFeedMutation['tryFeed'] | null>(null);
  const attempt = useAct(TryFeedDocument, { quiet: true });
  const create = useAct(CreateFeedDocument, { done: '已新增来源', quiet: true });
  const onTry = async () => {
    const entered = await form.validateFields().catch(() => null);
    const data = entered && (await attempt.run({ input: inputOf(entered) }));
    setTrial(data?.tryFeed ?? null);
  };
  const onCreate = async (entered: Entered) => {
    const data = await create.run({ input: inputOf(entered) });
    if (data) go(`/upstream/${data.createFeed.id}`);
  };
  return (
    <>
      <Head title="新增来源" hint="先试读，确认能读出稿件，再新增。" />
      <Part title="来源">
        <Form
          form={form}
          layout="vertical"
          initialValues={{ kind: 'GOV_PAGE', level: 'PROVINCIAL', days: 1 }}
          onFinish={(entered) => void onCreate(entered)}
        >
          <Fields />
          <RefusalNote refusal={attempt.refusal ?? create.refusal} />
          <Space className="above">
            <Button loading={attempt.busy} onClick={() => void onTry()}>
              试读
            </Button>
            <Button type="primary" htmlType="submit" loading={create.busy}>
              新增来源
            </Button>
          </Space>
        </Form>
      </Part>
      {trial && <Trial trial={trial} />}
    </>
  );
}
