import { App, Button, Form, Input, Modal, Segmented, Upload } from 'antd';
import { useState } from 'react';
import { type Brought, type Entered, useBringing } from '../bringing.ts';
import type { BringOutcome } from '../generated/operations.ts';
import { mayWrite, useMe } from '../session.tsx';
import { RefusalNote } from './refusal-note.tsx';

const MAX_BYTES = 8 * 1024 * 1024;
const OUTCOMES: Record<BringOutcome, string> = {
  NEW: '已录入，并已按联动规则派发转载任务',
  CHANGED: '原文与上次不同，已记为变动',
  SAME: '原文与上次相同',
};

function toldOf({ outcome, item }: Brought): string {
  return `《${item.title}》：${OUTCOMES[outcome]}${item.problem ? `。${item.problem}` : ''}`;
}

function problemOf(file: File | null): string | null {
  if (!file) return '请选择文件';
  return file.size > MAX_BYTES ? '文件不能超过 8MB' : null;
}

const required = (message: string) => [{ required: true, whitespace: true, message }];

function FileField({ file, onPick }: { file: File | null; onPick: (file: File | null) => void }) {
  return (
    <Form.Item
      label="文件"
      extra="保存的网页（.html，保存类型选“仅HTML”）或 Word 文档（.docx），不超过 8MB"
      required
    >
      <Upload
        accept=".html,.htm,.docx"
        maxCount={1}
        fileList={file ? [{ uid: file.name, name: file.name }] : []}
        beforeUpload={(picked) => {
          onPick(picked);
          return false;
        }}
        onRemove={() => onPick(null)}
      >
        <Button>选择文件</Button>
      </Upload>
    </Form.Item>
  );
}

function HtmlField() {
  return (
    <Form.Item
      label="网页 HTML"
      name="html"
      rules={required('请粘贴网页的 HTML')}
      extra="在浏览器中打开原文，查看网页源代码，全选复制后粘贴到这里"
    >
      <Input.TextArea rows={8} spellCheck={false} />
    </Form.Item>
  );
}

function StatementFields() {
  return (
    <fieldset className="form-grid">
      <legend>原文未写明时填写（以此为准）</legend>
      <Form.Item label="标题" name="title">
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item label="发布时间" name="published">
        <Input placeholder="例如：2026-11-20 09:30" maxLength={40} />
      </Form.Item>
      <Form.Item label="来源" name="originName">
        <Input placeholder="例如：省人民政府办公厅" maxLength={200} />
      </Form.Item>
    </fieldset>
  );
}

interface Bringing {
  feedId: string;
  /** The address of the page, where it was brought before. */
  url?: string;
  onDone: () => void;
}

function BringForm({ feedId, url, onDone }: Bringing) {
  const { message } = App.useApp();
  const [way, setWay] = useState<'file' | 'html'>('file');
  const [file, setFile] = useState<File | null>(null);
  const { bring, busy, refusal } = useBringing(feedId);
  const submit = async (entered: Entered) => {
    const problem = way === 'file' ? problemOf(file) : null;
    if (problem) return void message.error(problem);
    const brought = await bring(entered, way === 'file' ? file : null);
    if (!brought) return;
    void message.success(toldOf(brought), 8);
    onDone();
  };
  return (
    <Form<Entered> layout="vertical" initialValues={{ url }} onFinish={(entered) => void submit(entered)}>
      <Form.Item label="原文网址" name="url" rules={required('请填写原文网址')}>
        <Input placeholder="https://" inputMode="url" maxLength={2_000} />
      </Form.Item>
      <Form.Item>
        <Segmented
          value={way}
          onChange={setWay}
          options={[
            { value: 'file', label: '上传文件' },
            { value: 'html', label: '粘贴 HTML' },
          ]}
        />
      </Form.Item>
      {way === 'file' ? <FileField file={file} onPick={setFile} /> : <HtmlField />}
      <StatementFields />
      <RefusalNote refusal={refusal} />
      <Button className="above" type="primary" htmlType="submit" loading={busy}>
        录入
      </Button>
    </Form>
  );
}

/** Brings in a page that the hub cannot read by itself; an item is taken in as if it had been polled. */
export function BringItemButton({ feedId, url, onDone }: Bringing) {
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  if (!mayWrite(me)) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{url ? '重新录入原文' : '录入原文'}</Button>
      <Modal title="录入上级原文" open={isOpen} onCancel={close} footer={null} width={720} destroyOnHidden>
        <p>用于自动读取不到的上级网站（防爬、验证）。录入后与自动读取的稿件一样查重、派发任务、比对变动。</p>
        <BringForm
          feedId={feedId}
          url={url}
          onDone={() => {
            close();
            onDone();
          }}
        />
      </Modal>
    </>
  );
}
