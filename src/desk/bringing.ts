import { useState } from 'react';
import { CombinedError } from 'urql';
import { useAct } from './act.ts';
import { BringItemDocument, type BringItemInput, type BringItemMutation } from './generated/operations.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** What came of a page that was brought. */
export type Brought = BringItemMutation['bringItem'];

/** What an editor enters of a page. */
export type Entered = Omit<BringItemInput, 'feedId'>;

type Answer = { brought: Brought } | { refusal: Refusal };

async function uploaded(feedId: string, file: File, { html: _, ...entered }: Entered): Promise<Answer> {
  const fields = Object.entries(entered).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const address = `/desk/pages/${feedId}?${new URLSearchParams(fields).toString()}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await fetch(address, { method: 'POST', headers, body: file }).catch(() => null);
  const said = await answer?.json().catch(() => null);
  if (answer?.ok && said) return { brought: said as Brought };
  return { refusal: refusalOf(new CombinedError({ graphQLErrors: said?.errors ?? [] })) };
}

/** Brings a page to a feed, pasted or as a file; answers null where that was refused, and says why. */
export function useBringing(feedId: string): {
  bring: (entered: Entered, file: File | null) => Promise<Brought | null>;
  busy: boolean;
  refusal: Refusal | null;
} {
  const pasting = useAct(BringItemDocument, { quiet: true });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (entered: Entered, file: File): Promise<Brought | null> => {
    setBusy(true);
    const answer = await uploaded(feedId, file, entered);
    setBusy(false);
    if ('brought' in answer) return answer.brought;
    setRefusal(answer.refusal);
    return null;
  };
  const bring = async (entered: Entered, file: File | null): Promise<Brought | null> => {
    setRefusal(null);
    if (file) return send(entered, file);
    return (await pasting.run({ input: { feedId, ...entered } }))?.bringItem ?? null;
  };
  return { bring, busy: busy || pasting.busy, refusal: refusal ?? pasting.refusal };
}
