import { Form, Input, Select } from 'antd';
import { optionsOf, VALIDITIES } from '../words.ts';
import { ListFields } from './list-fields.tsx';

/** Published contents to choose from. */
export type Options = { value: string; label: string }[];

const GENRES = [
  ...['决议', '决定', '命令', '公报', '公告', '通告', '意见', '通知', '通报'],
  ...['报告', '请示', '批复', '议案', '函', '纪要'],
];
const LINK = [
  ['number', '未在本平台发布的，填发文字号'],
  ['title', '标题'],
] as const;

/** What a policy is by its document: number, issuer, days, and what it does to others. */
export function PolicyFields({ policies }: { policies: Options }) {
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
