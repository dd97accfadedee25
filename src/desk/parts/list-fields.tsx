import { Button, Form, Input, Select, Space } from 'antd';

interface ListProps {
  name: string[];
  legend: string;
  add: string;
  /** Field, label, and whether it takes several lines. */
  fields: readonly (readonly [field: string, label: string])[];
  policies?: { value: string; label: string }[];
}

/** A list of small entries of one form, each of which can be taken out again. */
export function ListFields({ name, legend, add: more, fields, policies }: ListProps) {
  return (
    <Form.Item label={legend} style={{ gridColumn: '1 / -1' }}>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: row }) => (
              <Space key={key} wrap align="baseline">
                {policies && (
                  <Form.Item name={[row, 'contentId']}>
                    <Select
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      options={policies}
                      placeholder="已发布的政策文件"
                      style={{ width: 300 }}
                    />
                  </Form.Item>
                )}
                {fields.map(([field, label]) => (
                  <Form.Item key={field} name={[row, field]}>
                    <Input placeholder={label} aria-label={label} />
                  </Form.Item>
                ))}
                <Button size="small" onClick={() => remove(row)}>
                  删除
                </Button>
              </Space>
            ))}
            <Button size="small" onClick={() => add({})}>
              {more}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
