import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { AppearDocument, type AppearMutation } from '../generated/operations.ts';

type Others = AppearMutation['appear'];

/** Heard of so often, one counts as present all the time; in milliseconds. */
const BEAT = 20_000;

function useOthers(copyId: string, editing: boolean): Others {
  const client = useClient();
  const [others, setOthers] = useState<Others>([]);
  useEffect(() => {
    let left = false;
    const beat = async () => {
      const { data } = await client.mutation(AppearDocument, { copyId, editing, leaving: null }).toPromise();
      if (data && !left) setOthers(data.appear);
    };
    void beat();
    const timer = setInterval(() => void beat(), BEAT);
    return () => {
      left = true;
      clearInterval(timer);
      void client.mutation(AppearDocument, { copyId, editing, leaving: true }).toPromise();
    };
  }, [client, copyId, editing]);
  return others;
}

/** Says that one has a copy open, and shows who else has. */
export function Presence({ copyId, editing }: { copyId: string; editing: boolean }) {
  const others = useOthers(copyId, editing);
  if (others.length === 0) return null;
  const named = (changing: boolean) =>
    others.filter((one) => one.editing === changing).map((one) => one.user.name);
  const [writers, readers] = [named(true), named(false)];
  const words = [
    writers.length > 0 && `${writers.join('、')} 正在修改这篇稿件`,
    readers.length > 0 && `${readers.join('、')} 也在看`,
  ].filter(Boolean);
  return <Alert type={writers.length > 0 ? 'warning' : 'info'} showIcon title={words.join('；')} />;
}
