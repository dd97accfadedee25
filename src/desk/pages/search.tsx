import { Button, Form, Input, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  DropBestBetDocument,
  SaveBestBetDocument,
  SearchDeskDocument,
  type SearchDeskQuery,
} from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';

type Bet = SearchDeskQuery['bestBets'][number];

/** What the form holds while it is filled in. */
interface Draft {
  id?: string;
  queries: string;
  contents: string;
  note?: string;
}

const EMPTY: Draft = { queries: '', contents: '', note: '' };
const CONTENT_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

const required = (message: string) => [{ required: true, message }];

const draftOf = (bet: Bet): Draft => ({
  id: bet.id,
  queries: bet.queries.join('\n'),
  contents: bet.contents.map((content) => content.id).join('\n'),
  note: bet.note ?? '',
});

function Save({ draft, again }: { draft: Draft; again: () => void }) {
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

function BetRow({ bet, edit, again }: { bet: Bet; edit: () => void; again: () => void }) {
  const act = useAct(DropBestBetDocument, { done: '已取消推荐' });
  const drop = async () => {
    if (await act.run({ id: bet.id })) again();
  };
  const facts = (
    <>
      {bet.contents.map(({ id, title, withdrawn }) => (
        <span key={id}>
          <Link href={`/published/${id}`}>{title}</Link> {withdrawn && <Tag color="red">已撤下</Tag>}
        </span>
      ))}
      <span>{timeOf(bet.changedAt)}</span>
      {bet.note && <span>{bet.note}</span>}
    </>
  );
  return (
    <Row title={bet.queries.join('、')} facts={facts}>
      <Button onClick={edit}>修改</Button>
      <Popconfirm title="不再为这些搜索词推荐内容。" okText="取消推荐" onConfirm={() => void drop()}>
        <Button loading={act.busy}>取消推荐</Button>
      </Popconfirm>
    </Row>
  );
}

function Vain({ report, take }: { report: SearchDeskQuery['searchReport']; take: (query: string) => void }) {
  return (
    <Part title="近30天没有结果的搜索">
      {report.length === 0 && <p className="faint">没有</p>}
      <ul className="rows">
        {report.map(({ query, asked, empty }) => (
          <li key={query}>
            <Row title={query} facts={<span>{`搜索 ${asked} 次，其中 ${empty} 次没有结果`}</span>}>
              <Button onClick={() => take(query)}>推荐内容</Button>
            </Row>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What is recommended to those who search, and what they searched for in vain. */
export function SearchPage() {
  const me = useMe();
  const [draft, setDraft] = useState(EMPTY);
  return (
    <>
      <Head
        title="搜索"
        hint="公众搜索某个词时，推荐的内容排在最前。统计只计搜索词的次数，不记录任何个人信息。"
      />
      <Load query={SearchDeskDocument} variables={{}}>
        {({ bestBets, searchReport }, again) => {
          const saved = () => {
            setDraft({ ...EMPTY });
            again();
          };
          return (
            <>
              <Part title="推荐">
                {bestBets.length === 0 && <p className="faint">没有推荐</p>}
                <ul className="rows">
                  {bestBets.map((bet) => (
                    <li key={bet.id}>
                      <BetRow bet={bet} edit={() => setDraft(draftOf(bet))} again={again} />
                    </li>
                  ))}
                </ul>
              </Part>
              {mayWrite(me) && <Save key={draft.id ?? draft.queries} draft={draft} again={saved} />}
              <Vain report={searchReport} take={(query) => setDraft({ ...EMPTY, queries: query })} />
            </>
          );
        }}
      </Load>
    </>
  );
}
