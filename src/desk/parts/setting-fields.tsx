import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ChannelField } from '../channel-field.ts';
import { InstantField } from './instant-field.tsx';

function inputOf(field: ChannelField, isSet: boolean): ReactNode {
  const { type, label, placeholder, least, most, options } = field;
  if (type === 'secret') {
    const words = isSet ? '已设置；留空则不变' : '未设置';
    return <Input.Password autoComplete="new-password" visibilityToggle={false} placeholder={words} />;
  }
  if (type === 'number') return <InputNumber min={least} max={most} precision={0} placeholder="不限" />;
  if (type === 'instant') return <InstantField label={label} />;
  if (type === 'choice') return <Radio.Group className="choices" options={options} />;
  return <Input placeholder={placeholder} maxLength={300} />;
}

function Item({ field, isSet }: { field: ChannelField; isSet: boolean }) {
  const { name, label, type, extra, required } = field;
  const rules =
    required && !(type === 'secret' && isSet) ? [{ required: true, message: `请填写${label}` }] : [];
  if (type === 'yes') {
    return (
      <Form.Item name={name} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    );
  }
  return (
    <Form.Item label={label} name={name} extra={extra} rules={rules}>
      {inputOf(field, isSet)}
    </Form.Item>
  );
}

/** The fields of a channel's settings; secrets only say whether they are set. */
export function SettingFields({ fields, set }: { fields: readonly ChannelField[]; set: readonly string[] }) {
  const items = (isRare: boolean) =>
    fields
      .filter(({ rare = false }) => rare === isRare)
      .map((field) => <Item key={field.name} field={field} isSet={set.includes(field.name)} />);
  return (
    <>
      {items(false)}
      <details>
        <summary>更多设置</summary>
        {items(true)}
      </details>
    </>
  );
}
