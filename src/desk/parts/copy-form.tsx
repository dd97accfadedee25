import { Form, Input, Select } from 'antd';
import type { CopyPatch, CopyTextFragment, MySitesQuery } from '../generated/operations.ts';
import { FORMS, optionsOf, VALIDITIES } from '../words.ts';
import { BodyEditor } from './body-editor.tsx';
import { usePublished } from './desk-lists.ts';
import { ListFields } from './list-fields.tsx';
import { SuggestWords } from './suggest-words.tsx';
import { TopicFields } from './topic-fields.tsx';

/** What is entered of a copy. */
export interface CopyFields extends Omit<CopyPatch, 'coverAssetId'> {
  title: string;
  sectionId: string;
}

type Options = { value: string; label: string }[];
type Site = MySitesQuery['sites'][number];

/** Without what the client adds to every answer, which no input takes. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === '__typename' ? undefined : part))) as T;
}

/** The fields of a copy as the form begins with them. */
export function fieldsOf(copy: CopyTextFragment): CopyFields {
  const { title, summary, body, author, keywords, originName, originUrl, section, policy, interpretation } =
    copy;
  const { topic } = copy;
  const texts = { title, summary, body, author, keywords, originName, originUrl };
  return plain({ ...texts, sectionId: section.id, policy, interpretation, topic });
}

const GENRES = [
  ...['决议', '决定', '命令', '公报', '公告', '通告', '意见', '通知', '通报'],
  ...['报告', '请示', '批复', '议案', '函', '纪要'],
];
const LINK = [
  ['number', '未在本平台发布的，填发文字号'],
  ['title', '标题'],
] as const;
const CASE = [
  ['title', '案例'],
  ['text', '说明'],
] as const;
const FIGURE = [
  ['name', '名称'],
  ['value', '数值（带单位）'],
] as const;

function PolicyFields({ policies }: { policies: Options }) {
  return (
    <fieldset className="form-grid">
      <legend>公文信息</legend>
      {(
        [
          ['number', '发文字号', '例如：示府发〔2026〕12号'],
          ['issuer', '发文机关', ''],
          ['indexNumber', '索引号', ''],
          ['theme', '主题分类', ''],
        ] as const
      ).map(([field, label, placeholder]) => (
        <Form.Item key={field} label={label} name={['policy', field]}>
          <Input placeholder={placeholder} />
        </Form.Item>
      ))}
      <Form.Item label="公文种类" name={['policy', 'genre']}>
        <Select allowClear options={GENRES.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item label="成文日期" name={['policy', 'signedOn']}>
        <Input type="date" />
      </Form.Item>
      <Form.Item label="生效日期" name={['policy', 'effectiveOn']}>
        <Input type="date" />
      </Form.Item>
      <Form.Item label="有效性" name={['policy', 'validity']}>
        <Select allowClear options={optionsOf(VALIDITIES)} />
      </Form.Item>
      <ListFields
        name={['policy', 'repeals']}
        legend="本文件废止的文件"
        add="增加"
        fields={LINK}
        policies={policies}
      />
      <ListFields
        name={['policy', 'amends']}
        legend="本文件修改的文件"
        add="增加"
        fields={LINK}
        policies={policies}
      />
    </fieldset>
  );
}

function InterpretationFields({ policies }: { policies: Options }) {
  return (
    <fieldset className="form-grid">
      <legend>解读信息</legend>
      <Form.Item label="解读哪些政策" name={['interpretation', 'contentIds']}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={policies}
          placeholder="从已发布的政策文件中选"
        />
      </Form.Item>
      <Form.Item label="解读形式" name={['interpretation', 'form']}>
        <Select allowClear options={optionsOf(FORMS)} />
      </Form.Item>
      <Form.Item label="出台背景" name={['interpretation', 'background']}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={20_000} />
      </Form.Item>
      <ListFields name={['interpretation', 'cases']} legend="案例" add="增加案例" fields={CASE} />
      <ListFields name={['interpretation', 'figures']} legend="数据" add="增加数据" fields={FIGURE} />
    </fieldset>
  );
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
}

/** The fields of a copy of a kind, for a site. */
export function CopyFormFields({ kind, site, policies }: CopyFormProps) {
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
      {kind === 'INTERPRETATION' && <InterpretationFields policies={policies} />}
      {kind === 'TOPIC' && <TopicFields site={site} contents={contents} />}
      <OriginFields />
      <SuggestWords />
    </>
  );
}
