import { Button, Form, Input } from 'antd';
import { useAct } from '../act.ts';
import { SaveBestBetDocument, type SearchDeskQuery } from '../generated/operations.ts';
import { Part } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Bet = SearchDeskQuery['bestBets'][number];

/** What the form holds while it is filled in. */
interface Draft {
  id?: string;
  queries: string;
  contents: string;
  note?: string;
}

/** A form with nothing in it. */
export const EMPTY: Draft = { queries: '', contents: '', note: '' };
const CONTENT_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

const required = (message: string) => [{ required: true, message }];

/** A form that holds what was recommended before. */
export const draftOf = (bet: Bet): Draft => ({
  id: bet.id,
  queries: bet.queries.join('\n'),
  contents: bet.contents.map((content) => content.id).join('\n'),
  note: bet.note ?? '',
});

/** Says for which searches which contents come first. */
export function BestBetForm({ draft, again }: { draft: Draft; again: () => void }) {
  const [form] = Form.useForm<Draft>();
  const act = useAct(SaveBestBetDocument, { done: '已保存，即时生效', quiet: true });
  const save = async ({ queries, contents, note }: Draft) => {
    const input = {
      queries: queries.split(/[\n,，;；]/).filter((query) => query.trim() !== ''),
      contentIds: contents.match(CONTENT_ID) ?? [],
      note,
    };
    if (!(await act.run({ input, id: draft.id }))) return;
    form.resetFields();
    again();
  };
  return (
    <Part title={draft.id ? '修改推荐' : '新增推荐'}>
      <Form form={form} layout="vertical" initialValues={draft} onFinish={(filled) => void save(filled)}>
        <Form.Item
          label="搜索词（每行一个，简繁、全半角不拘）"
          name="queries"
          rules={required('请填写搜索词')}
        >
          <Input.TextArea rows={3} placeholder="社保怎么交" />
        </Form.Item>
        <Form.Item
          label="推荐的内容（每行一个编号或页面地址，按顺序）"
          name="contents"
          rules={required('请填写已发布内容的编号或地址')}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item label="说明" name="note">
          <Input maxLength={200} />
        </Form.Item>
        <RefusalNote refusal={act.refusal} />
        <Button type="primary" htmlType="submit" loading={act.busy}>
          保存
        </Button>
      </Form>
    </Part>
  );
}
