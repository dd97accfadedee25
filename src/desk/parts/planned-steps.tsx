import { Button, Form, Input, InputNumber, Select } from 'antd';
import { optionsOf, ROLES, TASKS } from '../words.ts';

const HOLDERS = optionsOf(ROLES).filter(({ value }) => value.startsWith('REVIEWER_') || value === 'EDITOR');
const UNITS = [
  { value: 'WORKING_DAYS', label: '工作日' },
  { value: 'HOURS', label: '工作小时' },
];
const required = (message: string) => [{ required: true, message }];

/** The steps of a line of the table, in order, as fields of a form. */
export function PlannedStepFields() {
  return (
    <Form.List name="steps">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="form-grid">
              <Form.Item label={`第 ${name + 1} 环节`} name={[name, 'name']} rules={required('请填写名称')}>
                <Input maxLength={20} placeholder="例如：初审" />
              </Form.Item>
              <Form.Item label="任务" name={[name, 'task']} rules={required('请选择任务')}>
                <Select options={optionsOf(TASKS)} />
              </Form.Item>
              <Form.Item label="由谁" name={[name, 'role']} rules={required('请选择角色')}>
                <Select options={HOLDERS} />
              </Form.Item>
              <Form.Item label="时限" name={[name, 'window', 'value']} rules={required('请填写时限')}>
                <InputNumber min={1} max={480} />
              </Form.Item>
              <Form.Item label="单位" name={[name, 'window', 'unit']}>
                <Select options={UNITS} />
              </Form.Item>
              <Form.Item label=" ">
                <Button onClick={() => remove(name)}>删去</Button>
              </Form.Item>
            </div>
          ))}
          {fields.length < 9 && (
            <Button onClick={() => add({ task: 'BOTH', window: { unit: 'WORKING_DAYS', value: 1 } })}>
              增加环节
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
