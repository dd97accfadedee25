import { Form, Input, Select } from 'antd';
import type { CopyPatch, CopyTextFragment, MySitesQuery } from '../generated/operations.ts';
import { BodyEditor } from './body-editor.tsx';
import { usePublished } from './desk-lists.ts';
import { InstantField } from './instant-field.tsx';
import { InterpretationFields } from './interpretation-fields.tsx';
import type { CopyFile } from './media-fields.tsx';
import { type Options, PolicyFields } from './policy-fields.tsx';
import { SuggestWords } from './suggest-words.tsx';
import { TopicFields } from './topic-fields.tsx';

/** What is entered of a copy. */
export interface CopyFields extends Omit<CopyPatch, 'coverAssetId'> {
  title: string;
  sectionId: string;
}

type Site = MySitesQuery['sites'][number];

/** Without what the client adds to every answer, which no input takes. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === '__typename' ? undefined : part))) as T;
}

/** The fields of a copy as the form begins with them. */
export function fieldsOf(copy: CopyTextFragment): CopyFields {
  const { title, summary, body, author, keywords, originName, originUrl, section, policy, interpretation } =
    copy;
  const { topic, expiresAt } = copy;
  const texts = { title, summary, body, author, keywords, originName, originUrl };
  return plain({ ...texts, sectionId: section.id, policy, interpretation, topic, expiresAt });
}

function OriginFields() {
  return (
    <div className="form-grid">
      <Form.Item label="来源" name="originName">
        <Input placeholder="转载稿填写原发布单位" />
      </Form.Item>
      <Form.Item label="来源地址" name="originUrl">
        <Input placeholder="https://" inputMode="url" />
      </Form.Item>
      <Form.Item label="作者" name="author">
        <Input />
      </Form.Item>
      <Form.Item label="关键词" name="keywords">
        <Select mode="tags" tokenSeparators={['，', ',', ' ']} open={false} suffixIcon={null} />
      </Form.Item>
    </div>
  );
}

interface CopyFormProps {
  kind: string;
  site: Site | undefined;
  policies: Options;
  /** What is attached to it already. */
  files?: CopyFile[];
}

/** The fields of a copy of a kind, for a site. */
export function CopyFormFields({ kind, site, policies, files = [] }: CopyFormProps) {
  const contents = usePublished();
  const sections = site?.sections.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item label="栏目" name="sectionId" rules={[{ required: true, message: '请选择栏目' }]}>
        <Select options={sections} style={{ maxWidth: 320 }} />
      </Form.Item>
      <Form.Item
        label="标题"
        name="title"
        rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
      >
        <Input maxLength={500} size="large" />
      </Form.Item>
      <Form.Item label="摘要" name="summary">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
      </Form.Item>
      <Form.Item label="正文" name="body">
        <BodyEditor />
      </Form.Item>
      {kind === 'POLICY' && <PolicyFields policies={policies} />}
      {kind === 'INTERPRETATION' && <InterpretationFields policies={policies} files={files} />}
      {kind === 'TOPIC' && <TopicFields site={site} contents={contents} />}
      <OriginFields />
      <Form.Item
        label="有效期至（北京时间）"
        name="expiresAt"
        extra="到时由系统标明并移出列表；一周前产生到期处理任务。没有期限的不填。"
      >
        <InstantField />
      </Form.Item>
      <SuggestWords />
    </>
  );
}
