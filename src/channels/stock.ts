import type { Context } from '../identity/context.ts';
import { Edition, EditionAct } from '../release/edition.ts';
import type { Rendition as Fitted, Matter, Receipt } from './adapters/index.ts';
import { type Delivery, DeliveryState } from './delivery.ts';
import type { Rendition } from './rendition.ts';

/** What the deliveries of a batch are packed from, read once for all of them. */
export interface Stock {
  editions: Map<string, Edition>;
  /** Of each content, the first first. */
  withdrawals: Edition[];
  /** The newest copies of earlier editions that stand at the far sides, by delivery. */
  standing: Map<string, Receipt>;
  /** Renditions that were kept, by what was fitted: thousands of channels show an edition alike. */
  kept: Map<Fitted, Rendition>;
  /** The same by their ids, as they were kept. */
  words: Map<string, Fitted>;
  /** What each edition is packed with, without a copy that stands. */
  matters: Map<Edition, Matter>;
}

const STANDING = `select distinct on (delivery.id) delivery.id, earlier.receipt, earlier.ticket
  from delivery join delivery earlier on earlier.channel_id = delivery.channel_id
    and earlier.content_id = delivery.content_id and earlier.edition_number < delivery.edition_number
    and earlier.state in ('SENT', 'LANDED')
  where delivery.id = any(?::uuid[]) order by delivery.id, earlier.edition_number desc`;

type Row = { id: string } & Pick<Delivery, 'receipt' | 'ticket'>;

/** What the far side knows a delivery's copy by. */
export function receiptOf({ receipt, ticket }: Pick<Delivery, 'receipt' | 'ticket'>): Receipt {
  return { remoteId: receipt?.remoteId ?? null, url: receipt?.url ?? null, ticket };
}

async function standingBefore(tx: Context, deliveries: readonly Delivery[]): Promise<Map<string, Receipt>> {
  const later = deliveries.filter(({ editionNumber }) => editionNumber > 1);
  if (later.length === 0) return new Map();
  const rows = await tx.em.execute<Row[]>(STANDING, [`{${later.map(({ id }) => id).join(',')}}`]);
  return new Map(rows.map((row) => [row.id, receiptOf(row)]));
}

async function withdrawalsOf(tx: Context, leaving: readonly Delivery[]): Promise<Edition[]> {
  if (leaving.length === 0) return [];
  const contentId = { $in: [...new Set(leaving.map((delivery) => delivery.contentId))] };
  const where = { contentId, act: EditionAct.WITHDRAW };
  return tx.em.find(Edition, where, { orderBy: { number: 'asc' } });
}

/** Reads what deliveries are packed from. */
export async function stockOf(tx: Context, deliveries: readonly Delivery[]): Promise<Stock> {
  const leaving = deliveries.filter(({ state }) => state === DeliveryState.RETRACTING);
  const withdrawals = await withdrawalsOf(tx, leaving);
  const ids = [...new Set(deliveries.map(({ edition }) => edition.id))];
  const editions = ids.length > 0 ? await tx.em.find(Edition, { id: { $in: ids } }) : [];
  const standing = await standingBefore(
    tx,
    deliveries.filter((delivery) => !leaving.includes(delivery)),
  );
  return {
    editions: new Map(editions.map((edition) => [edition.id, edition])),
    withdrawals,
    standing,
    kept: new Map(),
    words: new Map(),
    matters: new Map(),
  };
}
