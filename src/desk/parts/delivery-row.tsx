import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import { CHANNEL_KINDS } from '../channel-words.ts';
import { type DeliveryRowFragment, ResendDocument, SettleDeliveryDocument } from '../generated/operations.ts';
import { mayOperate, useMe } from '../session.tsx';
import { attemptOf, DELIVERY_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { Row, State } from './frame.tsx';
import { NoticeWords } from './notice-words.tsx';
import { Prove } from './prove.tsx';
import { RefusalNote } from './refusal-note.tsx';

function Attempts({ attempts, open }: { attempts: DeliveryRowFragment['attempts']; open: boolean }) {
  if (attempts.length === 0) return null;
  return (
    <details open={open}>
      <summary>尝试 {attempts.length} 次</summary>
      <ul>
        {attempts.map(({ id, at, outcome, detail, requestId }) => (
          <li key={id}>
            {timeOf(at)} {attemptOf(outcome)} {detail} {requestId && <code>{requestId}</code>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Settle({ delivery, onDone }: { delivery: DeliveryRowFragment; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [arrived, setArrived] = useState<boolean | null>(null);
  const [url, setUrl] = useState('');
  const act = useAct(SettleDeliveryDocument, { done: '已记录', quiet: true });
  const finish = async () => {
    const found = { deliveryId: delivery.id, arrived: arrived ?? false, url: url || null };
    if (!(await act.run(found))) return;
    setOpen(false);
    onDone();
  };
  const retracting = delivery.state === 'RETRACTING';
  return (
    <>
      <Button onClick={() => setOpen(true)}>核实结果</Button>
      <Modal
        open={open}
        title="到渠道上看过之后，如实填写"
        okText="确定"
        okButtonProps={{ disabled: arrived === null, loading: act.busy }}
        onOk={() => void finish()}
        onCancel={() => setOpen(false)}
      >
        <Radio.Group
          className="choices"
          value={arrived}
          onChange={(event) => setArrived(event.target.value)}
          options={[
            { value: true, label: '渠道上有这条内容', disabled: retracting },
            { value: false, label: '渠道上没有这条内容' },
          ]}
        />
        {arrived && (
          <Input
            placeholder="页面地址（可不填）"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}

function isByHand({ channel, state, noticedAt }: DeliveryRowFragment): boolean {
  if (state === 'RETRACTING') return noticedAt !== null;
  return channel.kind === 'MANUAL' && state === 'SENT';
}

function Acts({ delivery, again }: { delivery: DeliveryRowFragment; again: () => void }) {
  const resend = useAct(ResendDocument, { done: '已重新排队' });
  const { state, id } = delivery;
  const onResend = async () => {
    if (await resend.run({ deliveryId: id })) again();
  };
  return (
    <>
      {isByHand(delivery) && <Prove delivery={delivery} onDone={again} />}
      {(state === 'FAILED' || state === 'UNSURE' || state === 'RETRACTING') && (
        <Button loading={resend.busy} onClick={() => void onResend()}>
          {state === 'RETRACTING' ? '立即再撤' : '重新投递'}
        </Button>
      )}
      {(state === 'UNSURE' || state === 'RETRACTING') && <Settle delivery={delivery} onDone={again} />}
    </>
  );
}

/** A delivery in a list: what went where, how it stands, every try, the receipt, and what can be done about it. */
export function DeliveryRow({ delivery, again }: { delivery: DeliveryRowFragment; again: () => void }) {
  const me = useMe();
  const { state, channel, publication, editionNumber, plannedAt, nextTryAt, receipt, goneAt } = delivery;
  const facts = (
    <>
      <State of={DELIVERY_STATES[state]} />
      <span>
        {CHANNEL_KINDS[channel.kind]}：{channel.name}
      </span>
      <span>{timeOf(plannedAt)} 排队</span>
      {nextTryAt && <span>{timeOf(nextTryAt)} 再试</span>}
      <span>{delivery.nextStep}</span>
      {receipt && <span>{timeOf(receipt.at)} 有回执</span>}
      {receipt?.url && (
        <a href={receipt.url} target="_blank" rel="noreferrer">
          查看
        </a>
      )}
      {goneAt && <span>{timeOf(goneAt)} 确认撤下</span>}
      {delivery.notice && <NoticeWords notice={delivery.notice} />}
      <Attempts attempts={delivery.attempts} open={state === 'FAILED'} />
    </>
  );
  const title = (
    <>
      {publication && <Link href={`/published/${publication.id}`}>{publication.title}</Link>}{' '}
      <small>第 {editionNumber} 版</small>
    </>
  );
  return (
    <Row title={title} facts={facts}>
      {mayOperate(me) && <Acts delivery={delivery} again={again} />}
    </Row>
  );
}
