import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { ConfirmIdentityDocument } from '../generated/operations.ts';
import type { Refusal } from '../refusal.ts';
import { RefusalNote } from './refusal-note.tsx';

const NEEDED = 'FRESH_SIGN_IN_NEEDED';

interface ConfirmProps {
  act: { refusal: Refusal | null; forget: () => void };
  /** Does again what was refused. */
  repeat: () => void;
}

/** Asks in place who one is where the hub wants to know again, and then repeats the act; other refusals are told as they are. */
export function Confirm({ act, repeat }: ConfirmProps) {
  const [by, setBy] = useState<'password' | 'code'>('password');
  const [proof, setProof] = useState('');
  const confirm = useAct(ConfirmIdentityDocument, { quiet: true });
  if (act.refusal?.code !== NEEDED) return <RefusalNote refusal={act.refusal} />;
  const finish = async () => {
    if (!proof || !(await confirm.run({ [by]: proof }))) return;
    setProof('');
    act.forget();
    repeat();
  };
  const close = () => {
    setProof('');
    confirm.forget();
    act.forget();
  };
  return (
    <Modal
      open
      title="再次确认身份"
      okText="确认"
      okButtonProps={{ disabled: !proof, loading: confirm.busy }}
      onOk={() => void finish()}
      onCancel={close}
    >
      <p>重要敏感及以上的稿件，须在刚刚确认身份之后办理。确认后，您的操作会接着完成。</p>
      <Radio.Group
        value={by}
        onChange={(event) => setBy(event.target.value)}
        options={[
          { value: 'password', label: '密码' },
          { value: 'code', label: '动态验证码' },
        ]}
      />
      <Input
        className="above"
        type={by === 'password' ? 'password' : 'text'}
        inputMode={by === 'code' ? 'numeric' : undefined}
        autoComplete={by === 'password' ? 'current-password' : 'one-time-code'}
        aria-label={by === 'password' ? '登录密码' : '动态验证码'}
        maxLength={128}
        value={proof}
        onChange={(event) => setProof(event.target.value)}
        onPressEnter={() => void finish()}
      />
      <RefusalNote refusal={confirm.refusal} />
    </Modal>
  );
}
