import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Attempt } from '../channels/attempt.ts';
import { Channel } from '../channels/channel.ts';
import { Delivery } from '../channels/delivery.ts';
import { Revision } from '../content/revision.ts';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { Entry } from '../journal/entry.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { plainRows } from '../platform/database/plain-rows.ts';
import { must } from '../platform/refusal.ts';
import { Edition } from '../release/edition.ts';
import { Finding } from '../review/finding.ts';
import { Step } from '../review/step.ts';
import { Site } from '../sites/site.ts';

/** A row of a later table, relations as ids. */
type Row<T, R extends keyof T> = Omit<T, R> & { [name in R]: string };

/** Everything the hub knows of how one content came to be, was read and went out; plain rows. */
export interface History {
  contentId: string;
  /** ISO instant of the export. */
  at: string;
  site: { code: string; name: string };
  editions: Edition[];
  revisions: Row<Revision, 'copy' | 'submittedBy'>[];
  findings: Row<Finding, 'revision'>[];
  steps: (Row<Step, 'revision'> & { decidedBy: string | null })[];
  journal: Entry[];
  deliveries: Row<Delivery, 'channel' | 'edition'>[];
  attempts: Row<Attempt, 'delivery'>[];
  /** Names by id, of the people and channels that the rest names. */
  names: Record<string, string>;
}

const list = (ids: readonly string[]): string => `{${ids.join(',')}}`;
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

async function rows<R>(
  em: EntityManager,
  entity: EntityClass<object>,
  column: string,
  ids: readonly string[],
  order: string,
): Promise<R[]> {
  return plainRows<object, R>(em, entity, `where ${column} = any(?::uuid[]) order by ${order}`, [list(ids)]);
}

async function namesOf(em: EntityManager): Promise<Record<string, string>> {
  const people = await em.find(User, {}, { disableIdentityMap: true });
  const channels = await em.find(Channel, {}, { disableIdentityMap: true });
  return Object.fromEntries([
    ...people.map(({ id, name, username }) => [id, `${name}（${username}）`]),
    ...channels.map(({ id, name }) => [id, name]),
  ]);
}

async function reviewOf(em: EntityManager, copyIds: string[]) {
  const revisions = await rows<History['revisions'][number]>(
    em,
    Revision,
    'copy_id',
    copyIds,
    'submitted_at',
  );
  const ids = idsOf(revisions);
  const findings = await rows<History['findings'][number]>(
    em,
    Finding,
    'revision_id',
    ids,
    'revision_id, start',
  );
  const steps = await rows<History['steps'][number]>(em, Step, 'revision_id', ids, 'revision_id, tier');
  return { revisions, findings, steps };
}

function used(names: Record<string, string>, told: object): Record<string, string> {
  const text = JSON.stringify(told);
  return Object.fromEntries(Object.entries(names).filter(([id]) => text.includes(id)));
}

/** The whole history of a published content; NOT_FOUND where nothing was ever published under that id. */
export async function historyOf(ctx: Context, contentId: string): Promise<History> {
  const { em } = ctx;
  const editions = isUuid(contentId)
    ? await rows<Edition>(em, Edition, 'content_id', [contentId], 'number')
    : [];
  const latest = editions.at(-1);
  must(latest, 'NOT_FOUND', undefined, { id: contentId });
  const site = await em.findOneOrFail(Site, { id: latest.snapshot.siteId });
  const own = await em.execute<{ id: string }[]>('select id from copy where content_id = ?', [contentId]);
  const copyIds = [...new Set([...idsOf(own), ...editions.map((edition) => edition.copyId)])];
  const review = await reviewOf(em, copyIds);
  const deliveries = await rows<History['deliveries'][number]>(
    em,
    Delivery,
    'content_id',
    [contentId],
    'planned_at',
  );
  const attempts = await rows<History['attempts'][number]>(
    em,
    Attempt,
    'delivery_id',
    idsOf(deliveries),
    'at',
  );
  const subjects = [contentId, ...copyIds, ...idsOf(deliveries)];
  const journal = await rows<Entry>(em, Entry, 'subject_id', subjects, 'number');
  const told = { editions, ...review, journal, deliveries, attempts };
  const place = { code: site.code, name: site.name };
  return {
    contentId,
    at: ctx.now().toISOString(),
    site: place,
    ...told,
    names: used(await namesOf(em), told),
  };
}
