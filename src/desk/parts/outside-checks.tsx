import { Button, Form, Input, InputNumber, Modal, Popconfirm, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  InviteOutsideDocument,
  OutsideChecksDocument,
  type OutsideChecksQuery,
  RevokeOutsideDocument,
} from '../generated/operations.ts';
import { mayReview, mayWrite, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';
import { Part } from './frame.tsx';
import { Load } from './load.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Check = NonNullable<OutsideChecksQuery['copy']>['outsideChecks'][number];

interface Entered {
  expertName: string;
  department: string;
  days: number;
}

function Invite({ id, again }: { id: string; again: () => void }) {
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState('');
  const act = useAct(InviteOutsideDocument, { quiet: true });
  const finish = async (entered: Entered) => {
    const data = await act.run({ id, ...entered });
    if (!data) return;
    setUrl(data.inviteOutside.url);
    again();
  };
  const close = () => {
    setOpen(false);
    setUrl('');
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        请专家核稿
      </Button>
      <Modal open={open} title="请部门专家核稿" footer={null} destroyOnHidden onCancel={close}>
        {url ? (
          <p>
            链接只显示这一次，请复制后发给专家本人：
            <Typography.Text copyable>{url}</Typography.Text>
          </p>
        ) : (
          <Form
            layout="vertical"
            initialValues={{ days: 3 }}
            onFinish={(entered: Entered) => void finish(entered)}
          >
            <Form.Item label="专家姓名" name="expertName" rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item label="所在部门" name="department" rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item label="有效天数（最多 7 天）" name="days" rules={[{ required: true }]}>
              <InputNumber min={1} max={7} precision={0} />
            </Form.Item>
            <RefusalNote refusal={act.refusal} />
            <Button type="primary" htmlType="submit" loading={act.busy}>
              生成链接
            </Button>
          </Form>
        )}
      </Modal>
    </>
  );
}

function CheckRow({ check, again }: { check: Check; again: () => void }) {
  const act = useAct(RevokeOutsideDocument, { done: '链接已收回' });
  const revoke = async () => {
    if (await act.run({ checkId: check.id })) again();
  };
  const { department, expertName, revision, expiresAt, revokedAt, views, remarks } = check;
  const ended = revokedAt ? `${timeOf(revokedAt)} 收回` : `有效至 ${timeOf(expiresAt)}`;
  return (
    <li>
      <strong>
        {department} {expertName}
      </strong>
      <small>
        {' '}
        第 {revision.number} 版 · {ended} · 已打开 {views} 次
      </small>
      {!revokedAt && Date.parse(expiresAt) > Date.now() && (
        <Popconfirm title="收回后，链接立即失效。" okText="收回" onConfirm={() => void revoke()}>
          <Button type="link" size="small" loading={act.busy}>
            收回
          </Button>
        </Popconfirm>
      )}
      {remarks.map(({ id, text, at }) => (
        <blockquote key={id}>
          {text} <small>{timeOf(at)}</small>
        </blockquote>
      ))}
    </li>
  );
}

/** Experts without an account who were asked about a copy, and what they remarked; none of it is an approval. */
export function OutsideChecks({ id, frozen }: { id: string; frozen: boolean }) {
  const me = useMe();
  const asks = mayWrite(me) || mayReview(me);
  return (
    <Part title="外部核稿">
      <Load query={OutsideChecksDocument} variables={{ id }}>
        {({ copy }, again) => (
          <>
            {asks && frozen && <Invite id={id} again={again} />}
            {!frozen && <p className="faint">送审之后可以请部门专家核稿。</p>}
            <ul className="steps">
              {(copy?.outsideChecks ?? []).map((check) => (
                <CheckRow key={check.id} check={check} again={again} />
              ))}
            </ul>
          </>
        )}
      </Load>
    </Part>
  );
}
