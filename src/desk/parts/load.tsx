import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useQuery } from 'urql';
import { refusalOf } from '../refusal.ts';

/** A page that is on its way, or says why it did not come. */
export function Waiting({ failed, again }: { failed?: CombinedError; again?: () => void }) {
  if (!failed) {
    return (
      <div className="waiting">
        <Spin description="正在读取" />
      </div>
    );
  }
  const retry = again && (
    <Button size="small" onClick={() => again()}>
      重试
    </Button>
  );
  return <Alert type="error" showIcon title={refusalOf(failed).words} action={retry} />;
}

/** What a page shows of an answer, and how to ask again past every cache. */
type Shown<D> = (data: D, again: () => void) => ReactNode;

interface LoadProps<D, V extends AnyVariables> {
  query: TypedDocumentNode<D, V>;
  variables: V;
  children: Shown<D>;
  /** Asks again this often; in seconds. */
  every?: number;
}

/** Asks the hub, and shows the answer; until it is there, that it is on its way. */
export function Load<D, V extends AnyVariables>({ query, variables, children, every }: LoadProps<D, V>) {
  const [{ data, error }, execute] = useQuery<D, V>({ query, variables } as Parameters<
    typeof useQuery<D, V>
  >[0]);
  const again = () => execute({ requestPolicy: 'network-only' });
  useEffect(() => {
    if (!every) return;
    const timer = setInterval(() => execute({ requestPolicy: 'network-only' }), every * 1_000);
    return () => clearInterval(timer);
  }, [every, execute]);
  if (data) return children(data, again);
  return <Waiting failed={error} again={again} />;
}
