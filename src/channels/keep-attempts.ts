import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import type { Attempt } from './attempt.ts';

const KEEP = `insert into attempt (id, delivery_id, at, outcome, detail, request_id)
  select id, delivery_id, ?, outcome, detail, request_id
  from jsonb_to_recordset(?::jsonb) as tried (id uuid, delivery_id uuid, outcome text, detail text, request_id text)`;

/** A try of a delivery, as it is kept. */
export type Tried = Pick<Attempt, 'outcome' | 'detail' | 'requestId'> & { deliveryId: string };

/** Keeps tries that ended now, many in one statement, in the act's own transaction. */
export async function keepAttempts(tx: Context, tried: readonly Tried[]): Promise<void> {
  if (tried.length === 0) return;
  const rows = tried.map(({ deliveryId, outcome, detail, requestId }) => ({
    ...{ id: randomUUIDv7(), delivery_id: deliveryId, outcome },
    // Half of a character is no text to the database.
    ...{ detail: detail?.toWellFormed(), request_id: requestId?.toWellFormed() },
  }));
  await tx.em.execute(KEEP, [tx.now(), JSON.stringify(rows)]);
}
