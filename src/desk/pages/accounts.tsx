import { Button, Empty, Popconfirm } from 'antd';
import { useAct } from '../act.ts';
import { AccountsDocument, type AccountsQuery, OffboardDocument } from '../generated/operations.ts';
import { AccountRow } from '../parts/account-row.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { NewAccount } from '../parts/new-account.tsx';
import { mayCreateChannel, useMe } from '../session.tsx';

function Colleague({ id, name, again }: AccountsQuery['colleagues'][number] & { again: () => void }) {
  const act = useAct(OffboardDocument, { done: '已办理离岗' });
  const offboard = async () => {
    if (await act.run({ userId: id })) again();
  };
  return (
    <Row title={name}>
      <Popconfirm
        title="立即停用其登录，其掌握的账号须在一个工作日内更换凭据。"
        okText="办理"
        onConfirm={() => void offboard()}
      >
        <Button loading={act.busy}>办理离岗</Button>
      </Popconfirm>
    </Row>
  );
}

function AccountsView({ data, again }: { data: AccountsQuery; again: () => void }) {
  const me = useMe();
  const others = data.colleagues.filter(({ id }) => id !== me.id);
  return (
    <>
      <Head
        title="新媒体账号"
        hint="一个单位在同一平台只开一个账号，总数不超过两个；开设、变更、关停都要报备。"
      >
        {mayCreateChannel(me) && <NewAccount colleagues={data.colleagues} again={again} />}
      </Head>
      <Part title="账号">
        {data.accounts.length === 0 && <Empty description="还没有报备账号" />}
        <ul className="rows">
          {data.accounts.map((account) => (
            <li key={account.id}>
              <AccountRow account={account} again={again} />
            </li>
          ))}
        </ul>
      </Part>
      {me.roles.includes('ADMIN') && (
        <Part title="人员">
          <ul className="rows">
            {others.map((one) => (
              <li key={one.id}>
                <Colleague {...one} again={again} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

/** The registry of new-media accounts, with their filings and who keeps them. */
export function AccountsPage() {
  return (
    <Load query={AccountsDocument} variables={{}}>
      {(data, again) => <AccountsView data={data} again={again} />}
    </Load>
  );
}
