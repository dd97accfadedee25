import { Button, Popconfirm, Tag } from 'antd';
import { useAct } from '../act.ts';
import { isAccountKind } from '../channel-fields.ts';
import { CHANNEL_KINDS } from '../channel-words.ts';
import {
  type ChannelsQuery,
  PauseChannelDocument,
  ResumeChannelDocument,
  RotateSecretDocument,
  type RotateSecretMutation,
} from '../generated/operations.ts';
import { mayCreateChannel, mayOperate, useMe } from '../session.tsx';
import { HEALTH_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { ChannelSettings } from './channel-settings.tsx';
import { Row, State } from './frame.tsx';
import { Reason } from './reason.tsx';

type Channel = ChannelsQuery['channels'][number];

/** Hours in which messages are signed with the old secret beside the new one. */
const OVERLAP_HOURS = 72;

interface RowProps {
  channel: Channel;
  again: () => void;
  onSecret: (rotated: RotateSecretMutation['rotateSecret']) => void;
}

function addressOf(settings: unknown): string {
  const { url } = (settings ?? {}) as { url?: unknown };
  return typeof url === 'string' ? url : '';
}

function Rotate({ channel, onSecret }: Pick<RowProps, 'channel' | 'onSecret'>) {
  const act = useAct(RotateSecretDocument);
  const rotate = async () => {
    const data = await act.run({ id: channel.id, overlapHours: OVERLAP_HOURS });
    if (data) onSecret(data.rotateSecret);
  };
  return (
    <Popconfirm
      title={`换发新密钥；${OVERLAP_HOURS} 小时内新旧密钥同时签名，请在此期间交给子站。`}
      okText="更换"
      onConfirm={() => void rotate()}
    >
      <Button loading={act.busy}>更换密钥</Button>
    </Popconfirm>
  );
}

function Acts({ channel, again, onSecret }: RowProps) {
  const me = useMe();
  const resume = useAct(ResumeChannelDocument, { done: '已恢复，积压的投递按顺序补发' });
  const onResume = async () => {
    if (await resume.run({ id: channel.id })) again();
  };
  const isWell = channel.health.state === 'WORKS';
  return (
    <>
      {mayOperate(me) && !isWell && (
        <Button loading={resume.busy} onClick={() => void onResume()}>
          恢复
        </Button>
      )}
      {mayOperate(me) && isWell && (
        <Reason
          act={PauseChannelDocument}
          variables={(reason) => ({ id: channel.id, reason })}
          button="暂停"
          label="暂停原因"
          done="已暂停"
          onDone={again}
        />
      )}
      {mayCreateChannel(me) && isAccountKind(channel.kind) && (
        <ChannelSettings channel={channel} kind={channel.kind} again={again} />
      )}
      {mayCreateChannel(me) && channel.kind === 'SUBSITE' && <Rotate channel={channel} onSecret={onSecret} />}
    </>
  );
}

/** A channel in a list: what it is, how it does, and what can be done about it. */
export function ChannelRow(props: RowProps) {
  const { name, kind, automatic, site, settings, health, account } = props.channel;
  const facts = (
    <>
      <Tag>{CHANNEL_KINDS[kind]}</Tag>
      <State of={HEALTH_STATES[health.state]} />
      {automatic && <Tag color="blue">自动投递</Tag>}
      {site && <span>{site.name}</span>}
      {account && <span>账号 {account.name}</span>}
      <span>{addressOf(settings)}</span>
      {health.since && <span>{timeOf(health.since)} 起异常</span>}
      {health.failures > 0 && <span>连续失败 {health.failures} 次</span>}
      {health.pausedUntil && <span>{timeOf(health.pausedUntil)} 自动再试</span>}
      {health.problem && <span className="overdue">{health.problem}</span>}
    </>
  );
  return (
    <Row title={name} facts={facts}>
      <Acts {...props} />
    </Row>
  );
}
