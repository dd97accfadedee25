import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { type SignInOutcome, signIn, verifyCode } from '../sign-in-request.ts';

interface Entered {
  username: string;
  password: string;
  code?: string;
}

/** Asks for name and password, and for the code of an authenticator where one is set; a given name stays as it is. */
export function SignInForm({ username, onDone }: { username?: string; onDone: () => void }) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (entered: Entered) => {
    setBusy(true);
    const next = asksCode
      ? await verifyCode(entered.code ?? '')
      : await signIn(entered.username, entered.password);
    setBusy(false);
    setOutcome(next);
    if (next.state === 'code') setAsksCode(true);
    if (next.state === 'done') onDone();
  };
  return (
    <Form<Entered>
      layout="vertical"
      requiredMark={false}
      initialValues={{ username }}
      onFinish={(entered) => void submit(entered)}
    >
      <Form.Item label="用户名" name="username" rules={[{ required: true, message: '请输入用户名' }]}>
        <Input autoComplete="username" disabled={username !== undefined || asksCode} autoFocus={!username} />
      </Form.Item>
      <Form.Item label="密码" name="password" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password autoComplete="current-password" disabled={asksCode} autoFocus={Boolean(username)} />
      </Form.Item>
      {asksCode && (
        <Form.Item label="动态验证码" name="code" rules={[{ required: true, message: '请输入验证码' }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" autoFocus />
        </Form.Item>
      )}
      {outcome?.state === 'refused' && <Alert type="error" showIcon title={outcome.words} />}
      <Button type="primary" htmlType="submit" block size="large" loading={busy} className="above">
        登录
      </Button>
    </Form>
  );
}

/** The page for whoever is not signed in. */
export function SignInPage({ onDone }: { onDone: () => void }) {
  return (
    <div className="sign-in">
      <h1>通稿 采编台</h1>
      <p className="faint">上级政策转载、稿件审核、统一发布</p>
      <SignInForm onDone={onDone} />
    </div>
  );
}
