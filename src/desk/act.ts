import { App } from 'antd';
import { useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useMutation } from 'urql';
import { type Refusal, refusalOf } from './refusal.ts';

/** A mutation with its outcome told to the person. */
export interface Act<D, V> {
  /** Runs it; answers null when it was refused. */
  run: (variables: V) => Promise<D | null>;
  busy: boolean;
  refusal: Refusal | null;
  forget: () => void;
}

/** Makes a mutation into an act: says `done` when it is done, and shows a refusal unless the page does so itself (`quiet`). */
export function useAct<D, V extends AnyVariables>(
  document: TypedDocumentNode<D, V>,
  { done, quiet = false }: { done?: string; quiet?: boolean } = {},
): Act<D, V> {
  const { message } = App.useApp();
  const [{ fetching }, execute] = useMutation<D, V>(document);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (variables: V): Promise<D | null> => {
    setRefusal(null);
    const { data, error } = await execute(variables);
    if (error) {
      const refused = refusalOf(error);
      setRefusal(refused);
      if (!quiet) void message.error(refused.words, 6);
      return null;
    }
    if (done) void message.success(done);
    return data ?? null;
  };
  return { run, busy: fetching, refusal, forget: () => setRefusal(null) };
}
