import { expect } from 'vitest';
import { Copy } from '../../../src/content/copy.ts';
import { latestRevision } from '../../../src/content/latest-revision.ts';
import { SYSTEM } from '../../../src/identity/actor.ts';
import { markDue } from '../../../src/release/mark-due.ts';
import { publishDue } from '../../../src/release/publish-due.ts';
import { decideTogether } from '../../../src/review/decide-together.ts';
import { effect } from './effect.ts';
import { may } from './may.ts';
import type { Newsdesk } from './newsdesk.ts';
import type { Person } from './nouns.ts';
import { type Try, turned } from './try.ts';

/** How far the clock goes on at a tick, in minutes; now and then by a day. */
const TICK = { often: 2, seldom: 1_440 };

/** Time goes on, and the hub does by itself what is due; answers how many copies were. */
export async function tick(desk: Newsdesk, { which }: Try, setClock: (now: Date) => void): Promise<number> {
  const { world, contents, copies, given } = desk;
  const now = desk.inMinutes(which === 0 ? TICK.seldom : TICK.often);
  setClock(now);
  world.now = now.getTime();
  await publishDue(given.hub.context(SYSTEM));
  await markDue(given.hub.context(SYSTEM));
  const due = copies.filter(({ state, publishAt }) => state === 'SCHEDULED' && (publishAt ?? 0) <= world.now);
  for (const copy of due.toSorted((one, other) => (one.publishAt ?? 0) - (other.publishAt ?? 0))) {
    const { contentId } = await given.hub.orm.em.fork().findOneOrFail(Copy, { id: copy.id });
    if (copy.content?.withdrawn) Object.assign(copy, { state: 'APPROVED', publishAt: null });
    else effect.publish(copy, desk.contentOf(copy, contentId), contents, world);
  }
  for (const content of contents) effect.expire(content, contents, world);
  return due.length;
}

/** Somebody approves several copies at once: each that the law permits, and no other; answers which it permitted. */
export async function together(desk: Newsdesk, step: Try): Promise<boolean[]> {
  const { copies, people, world } = desk;
  const some = turned(copies, step.which).slice(0, 6);
  const able = (one: Person) => some.some((copy) => may.decideTogether(one, copy, world));
  const order = turned(people, step.who);
  const person = (step.lawful && order.find(able)) || order[0];
  if (some.length === 0 || !person) return [];
  const ctx = desk.as(person);
  const items = [];
  for (const { id } of some) items.push({ id, hash: (await latestRevision(ctx.em, id))?.hash ?? 'none' });
  const permitted = some.map((copy) => may.decideTogether(person, copy, world));
  const outcomes = await decideTogether(ctx, { items });
  const decided = outcomes.map(({ copy }) => copy !== null);
  expect(decided, `together by ${person.username}`).toEqual(permitted);
  for (const [index, copy] of some.entries()) if (permitted[index]) effect.decide(copy, person, true, world);
  return permitted;
}
