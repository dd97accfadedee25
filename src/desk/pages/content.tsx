import { Alert, Button, Empty, Popconfirm } from 'antd';
import { Link, useLocation, useParams } from 'wouter';
import { useAct } from '../act.ts';
import {
  CorrectDocument,
  PublicationDocument,
  type PublicationQuery,
  type PublicationRowFragment,
  RestoreDocument,
} from '../generated/operations.ts';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { PolicyChain } from '../parts/policy-chain.tsx';
import { Reason } from '../parts/reason.tsx';
import { Releases } from '../parts/releases.tsx';
import { inNameOf } from '../parts/steps.tsx';
import { Withdraw } from '../parts/withdraw.tsx';
import { mayOperate, mayPublish, maySupervise, mayWrite, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';
import { EDITION_ACTS, KINDS, WITHDRAWALS } from '../words.ts';

function Ledger({ editions }: { editions: PublicationQuery['editions'] }) {
  return (
    <div className="scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th>版次</th>
            <th>动作</th>
            <th>时间</th>
            <th>经办</th>
            <th>审核</th>
            <th>说明</th>
            <th>校验码</th>
          </tr>
        </thead>
        <tbody>
          {editions.toReversed().map(({ id, number, act, at, by, changeNote, hash, approvals }) => (
            <tr key={id}>
              <td>{number}</td>
              <td>{EDITION_ACTS[act]}</td>
              <td>{timeOf(at)}</td>
              <td>{by?.name ?? '系统定时'}</td>
              <td>{approvals.map((one) => inNameOf(one.username, one.onBehalfOf)).join('、')}</td>
              <td>{changeNote ?? '—'}</td>
              <td>
                <code title={hash}>{hash.slice(0, 12)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ActProps {
  content: PublicationRowFragment;
  again: () => void;
}

function Restore({ content, again }: ActProps) {
  const act = useAct(RestoreDocument, { done: '已恢复' });
  const restore = async () => {
    if (await act.run({ contentId: content.id })) again();
  };
  return (
    <Popconfirm title="恢复后，内容重新对外显示。" okText="恢复" onConfirm={() => void restore()}>
      <Button loading={act.busy}>恢复</Button>
    </Popconfirm>
  );
}

function Evidence({ contentId }: { contentId: string }) {
  return maySupervise(useMe()) ? <Button href={`/api/evidence/${contentId}`}>导出发布留痕</Button> : null;
}

function Acts({ content, again }: ActProps) {
  const me = useMe();
  const [, go] = useLocation();
  const { id, withdrawalKind } = content;
  if (withdrawalKind) return mayPublish(me) ? <Restore content={content} again={again} /> : null;
  return (
    <>
      {mayOperate(me) && (
        <Link href={`/launch/${id}`} asChild>
          <Button type="primary" href={`/desk/launch/${id}`}>
            发起通稿
          </Button>
        </Link>
      )}
      {mayWrite(me) && (
        <Reason
          act={CorrectDocument}
          variables={(changeNote) => ({ contentId: id, changeNote })}
          button="更正"
          label="更正说明（公开）"
          hint="会生成一份更正稿，修改、送审、发布后对外生效。"
          done="已生成更正稿"
          onDone={({ correct }) => go(`/copies/${correct.id}/edit`)}
        />
      )}
      {mayPublish(me) && <Withdraw contentId={id} onDone={again} />}
    </>
  );
}

function ContentView({ data, again }: { data: PublicationQuery; again: () => void }) {
  const { publication: content, editions, releases, deliveries } = data;
  if (!content) return <p>没有找到这件内容。</p>;
  const { title, kind, site, section, path, publishedAt, withdrawalKind, withdrawnAt } = content;
  const facts = `${KINDS[kind]} · ${site.name} · ${section.name} · ${timeOf(publishedAt)} 发布 · ${site.domain}${path}`;
  return (
    <>
      <Head title={title} hint={facts}>
        <Acts content={content} again={again} />
        <Evidence contentId={content.id} />
      </Head>
      {withdrawalKind && (
        <Alert
          type="error"
          showIcon
          title={`${WITHDRAWALS[withdrawalKind][0]}，${timeOf(withdrawnAt)}`}
          description={content.withdrawalExplanation}
        />
      )}
      <PolicyChain contentId={content.id} />
      <Part title="发布记录">
        <Ledger editions={editions} />
      </Part>
      <Part title="投递">
        <Releases releases={releases} />
        {deliveries.edges.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有投递到渠道" />
        )}
        <ul className="rows">
          {deliveries.edges.map(({ node }) => (
            <li key={node.id}>
              <DeliveryRow delivery={node} again={again} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** A published content: its ledger, where it went, and what can be done about it. */
export function ContentPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={PublicationDocument} variables={{ id }} every={10}>
      {(data, again) => <ContentView data={data} again={again} />}
    </Load>
  );
}
