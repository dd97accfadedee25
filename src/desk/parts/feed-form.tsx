import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  type FeedInput,
  TryFeedDocument,
  type TryFeedMutation,
  type WindowInput,
} from '../generated/operations.ts';
import type { Refusal } from '../refusal.ts';
import { FEED_KINDS, FEED_LEVELS } from '../upstream-words.ts';
import { optionsOf } from '../words.ts';
import { Part } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { Trial } from './trial.tsx';

/** What is entered of a feed; the settings as text. */
export interface EnteredFeed extends Pick<FeedInput, 'name' | 'url' | 'kind' | 'level'> {
  window: WindowInput;
  settings?: string;
}

function inputOf({ settings, ...rest }: EnteredFeed): FeedInput {
  return { ...rest, settings: settings?.trim() ? (JSON.parse(settings) as unknown) : {} };
}

const UNITS: Record<WindowInput['unit'], string> = { WORKING_DAYS: '工作日', HOURS: '工作小时' };

const required = (message: string) => [{ required: true, message }];

async function mustBeJson(_rule: unknown, text: string | undefined): Promise<void> {
  if (text?.trim()) JSON.parse(text);
}

function WindowField() {
  return (
    <Form.Item label="转载时限" required>
      <Space.Compact>
        <Form.Item name={['window', 'value']} noStyle rules={required('请填写转载时限')}>
          <InputNumber min={1} max={480} precision={0} aria-label="转载时限" />
        </Form.Item>
        <Form.Item name={['window', 'unit']} noStyle>
          <Select options={optionsOf(UNITS)} aria-label="时限单位" style={{ width: 110 }} />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}

function Fields() {
  return (
    <>
      <Form.Item label="名称" name="name" rules={required('请填写名称')}>
        <Input placeholder="例如：省人民政府 政策文件" maxLength={100} />
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
        <WindowField />
      </div>
      <Form.Item
        label="特殊设置（一般不填）"
        name="settings"
        rules={[{ validator: mustBeJson, message: '须为 JSON' }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 12 }}
          placeholder='例如 {"hosts": ["static.example.gov.cn"]}'
        />
      </Form.Item>
    </>
  );
}

interface FeedFormProps {
  initial: Partial<EnteredFeed>;
  /** What the button that saves says. */
  button: string;
  busy: boolean;
  refusal: Refusal | null;
  onSave: (input: FeedInput) => void;
}

/** What an editor enters of an upstream, to be tried before it is saved. */
export function FeedForm({ initial, button, busy, refusal, onSave }: FeedFormProps) {
  const [form] = Form.useForm<EnteredFeed>();
  const [trial, setTrial] = useState<TryFeedMutation['tryFeed'] | null>(null);
  const attempt = useAct(TryFeedDocument, { quiet: true });
  const onTry = async () => {
    const entered = await form.validateFields().catch(() => null);
    const data = entered && (await attempt.run({ input: inputOf(entered) }));
    setTrial(data?.tryFeed ?? null);
  };
  return (
    <>
      <Part title="来源">
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={(entered) => onSave(inputOf(entered))}
        >
          <Fields />
          <RefusalNote refusal={attempt.refusal ?? refusal} />
          <Space className="above">
            <Button loading={attempt.busy} onClick={() => void onTry()}>
              试读
            </Button>
            <Button type="primary" htmlType="submit" loading={busy}>
              {button}
            </Button>
          </Space>
        </Form>
      </Part>
      {trial && <Trial trial={trial} />}
    </>
  );
}
