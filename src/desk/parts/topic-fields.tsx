import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import type { MySitesQuery } from '../generated/operations.ts';
import { KINDS, optionsOf } from '../words.ts';

interface Option {
  value: string;
  label: string;
}

interface GroupProps {
  name: number;
  contents: Option[];
  sections: Option[];
  remove: () => void;
}

function GroupFields({ name, contents, sections, remove }: GroupProps) {
  return (
    <fieldset className="form-grid">
      <legend>
        第 {name + 1} 组{' '}
        <Button size="small" onClick={remove}>
          删除本组
        </Button>
      </legend>
      <Form.Item label="组名" name={[name, 'title']} rules={[{ required: true, message: '请填写组名' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="置顶内容" name={[name, 'contentIds']} initialValue={[]} extra="按选取的先后排列">
        <Select mode="multiple" optionFilterProp="label" options={contents} />
      </Form.Item>
      <Form.Item label="自动收入：栏目" name={[name, 'rule', 'sectionIds']}>
        <Select mode="multiple" optionFilterProp="label" options={sections} />
      </Form.Item>
      <Form.Item label="自动收入：类型" name={[name, 'rule', 'kinds']}>
        <Select mode="multiple" options={optionsOf(KINDS)} />
      </Form.Item>
      <Form.Item label="自动收入：关键词" name={[name, 'rule', 'keyword']}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item label="自动收入：主题分类" name={[name, 'rule', 'theme']}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item label="自动收入：最多几条" name={[name, 'rule', 'limit']}>
        <InputNumber min={1} max={50} placeholder="10" />
      </Form.Item>
    </fieldset>
  );
}

interface TopicProps {
  contents: Option[];
  site: MySitesQuery['sites'][number] | undefined;
}

/** The groups of a topic, each with what is pinned and what is gathered, and the days it opens and closes. */
export function TopicFields({ contents, site }: TopicProps) {
  const sections = site?.sections.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <fieldset>
      <legend>专题</legend>
      <Space wrap>
        <Form.Item label="开办日期" name={['topic', 'opensOn']}>
          <Input type="date" />
        </Form.Item>
        <Form.Item label="结束日期" name={['topic', 'closesOn']}>
          <Input type="date" />
        </Form.Item>
      </Space>
      <Form.List name={['topic', 'groups']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <GroupFields
                key={key}
                name={name}
                contents={contents}
                sections={sections}
                remove={() => remove(name)}
              />
            ))}
            <Button onClick={() => add({ title: '', contentIds: [] })}>增加一组</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
