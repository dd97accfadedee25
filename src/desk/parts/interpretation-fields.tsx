import { Form, Input, Select } from 'antd';
import { FORMS, optionsOf } from '../words.ts';
import { ListFields } from './list-fields.tsx';
import { type CopyFile, MediaFields } from './media-fields.tsx';
import type { Options } from './policy-fields.tsx';

const CASE = [
  ['title', '案例'],
  ['text', '说明'],
] as const;
const FIGURE = [
  ['name', '名称'],
  ['value', '数值（带单位）'],
  ['note', '说明'],
] as const;

/** What an interpretation explains, and with what. */
export function InterpretationFields({ policies, files }: { policies: Options; files: CopyFile[] }) {
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
      <MediaFields files={files} />
      <Form.Item name={['interpretation', 'copyIds']} hidden>
        <Select mode="multiple" />
      </Form.Item>
    </fieldset>
  );
}
