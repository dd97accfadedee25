import { Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import { DropBestBetDocument, SearchDeskDocument, type SearchDeskQuery } from '../generated/operations.ts';
import { BestBetForm, draftOf, EMPTY } from '../parts/best-bet-form.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';

type Bet = SearchDeskQuery['bestBets'][number];

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
              {mayWrite(me) && <BestBetForm key={draft.id ?? draft.queries} draft={draft} again={saved} />}
              <Vain report={searchReport} take={(query) => setDraft({ ...EMPTY, queries: query })} />
            </>
          );
        }}
      </Load>
    </>
  );
}
