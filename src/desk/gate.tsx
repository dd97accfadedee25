import { Modal } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { Provider, useQuery } from 'urql';
import { createClient, onSignedOut } from './client.ts';
import { MeDocument } from './generated/operations.ts';
import { SignInForm, SignInPage } from './pages/sign-in.tsx';
import { Waiting } from './parts/load.tsx';
import { SessionProvider } from './session.tsx';
import { Shell } from './shell.tsx';
import { signOut } from './sign-in-request.ts';

function Inside({ onLeave }: { onLeave: () => void }) {
  const [{ data, error }, again] = useQuery({ query: MeDocument });
  const [lapsed, setLapsed] = useState(false);
  useEffect(() => onSignedOut(() => setLapsed(true)), []);
  if (error && !data) return <Waiting failed={error} again={again} />;
  if (!data) return <Waiting />;
  if (!data.me) return <SignInPage onDone={onLeave} />;
  return (
    <SessionProvider value={data.me}>
      <Shell onSignOut={() => void signOut().then(onLeave)} />
      <Modal open={lapsed} footer={null} closable={false} title="登录已过期，请重新登录" width={380}>
        <p>您在页面上填写的内容还在，登录后可继续。</p>
        <SignInForm username={data.me.username} onDone={() => setLapsed(false)} />
      </Modal>
    </SessionProvider>
  );
}

/** Lets in who is signed in, and asks everybody else to sign in. */
export function Gate() {
  const [client, setClient] = useState(createClient);
  const renew = useCallback(() => setClient(createClient()), []);
  return (
    <Provider value={client}>
      <Inside onLeave={renew} />
    </Provider>
  );
}
