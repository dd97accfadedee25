import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import type { CopyInput } from '../../src/content/inputs.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';
import { until } from '../support/until.ts';
import { isBuilt, openVictim } from './victim.ts';

const DAY = 86_400_000;
const KILLS = 6;

/** Ten days ago, when all that is due by now was still to come. */
const THEN = new Date(Date.now() - 10 * DAY);
const inDays = (days: number) => new Date(THEN.getTime() + days * DAY);

async function approved(given: TestHub, fields: Partial<CopyInput>): Promise<string> {
  const { id } = await draft(given, fields);
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: true });
  return id;
}

async function published(given: TestHub, fields: Partial<CopyInput>): Promise<string> {
  const copy = await publish(await given.as('editor'), { id: await approved(given, fields) });
  return copy.contentId ?? '';
}

async function several(times: number, make: () => Promise<string>): Promise<string[]> {
  const made: string[] = [];
  for (let n = 0; n < times; n++) made.push(await make());
  return made;
}

/** What fell due while nobody was there: ends, coming ends, moments of publication, and a repeal. */
async function leaveThingsDue(given: TestHub) {
  const over = await several(8, () => published(given, { expiresAt: inDays(1) }));
  const ending = await several(4, () => published(given, { expiresAt: inDays(13) }));
  const scheduled = await several(8, async () => {
    const id = await approved(given, {});
    await publish(await given.as('editor'), { id, at: inDays(1) });
    return id;
  });
  const kind = ContentKind.POLICY;
  const repealed = await several(3, () => published(given, { kind, policy: {} }));
  const repeals = repealed.map((contentId) => ({ contentId }));
  const effectiveOn = inDays(2).toISOString().slice(0, 10);
  await published(given, { kind, policy: { repeals, effectiveOn } });
  return { over, ending, scheduled, repealed };
}

type Due = Awaited<ReturnType<typeof leaveThingsDue>>;

const LEFT = `select (select count(*) from copy where state = 'SCHEDULED')
  + (select count(*) from publication where withdrawal_kind is null and expires_at <= now() and not marks @> '[{"act":"EXPIRE"}]')
  + (select count(*) from publication where marks @> '[{"standing":false}]')
  + (select count(*) from publication where expires_at > now() and not exists (
      select from duty where kind = 'EXPIRY' and subject_id = publication.id)) as left`;

async function expectWhole(given: TestHub, { over, ending, scheduled, repealed }: Due): Promise<void> {
  const em = given.hub.orm.em.fork();
  const actsOf = async (column: string, ids: string[]) => {
    const rows = await em.execute<{ acts: string }[]>(
      `select string_agg(act, ' ' order by number) as acts from edition where ${column} = any(?::uuid[]) group by content_id`,
      [`{${ids.join(',')}}`],
    );
    return rows.map(({ acts }) => acts);
  };
  const times = (count: number, acts: string) => Array<string>(count).fill(acts);
  expect(await actsOf('content_id', over)).toEqual(times(over.length, 'PUBLISH MARK'));
  expect(await actsOf('copy_id', scheduled)).toEqual(times(scheduled.length, 'PUBLISH'));
  expect(await actsOf('content_id', repealed)).toEqual(times(repealed.length, 'PUBLISH MARK MARK'));
  const linesOf = async (act: string, ids: string[]) => {
    const [row] = await em.execute<{ lines: number; about: number }[]>(
      `select count(*)::int as lines, count(distinct subject_id)::int as about from journal_entry
       where act = ? and subject_id = any(?::uuid[])`,
      [act, `{${ids.join(',')}}`],
    );
    return row;
  };
  const once = (of: string[]) => ({ lines: of.length, about: of.length });
  expect(await linesOf('content.marked', over)).toEqual(once(over));
  expect(await linesOf('copy.overdue', scheduled)).toEqual(once(scheduled));
  const [warned] = await em.execute<{ open: number }[]>(
    `select count(*)::int as open from duty where kind = 'EXPIRY' and state = 'OPEN' and subject_id = any(?::uuid[])`,
    [`{${ending.join(',')}}`],
  );
  expect(warned?.open).toBe(ending.length);
}

test.skipIf(!isBuilt)(
  'killed in the midst of its ticks, the hub does everything due exactly once',
  { timeout: 300_000 },
  async () => {
    let then: Date | null = THEN;
    const given = await openHubForThisTest({ now: () => then ?? new Date() });
    const due = await leaveThingsDue(given);
    then = null;
    const victim = await openVictim(given);
    for (let kill = 0; kill < KILLS; kill++) {
      await victim.start();
      await sleep(Math.random() * 800);
      await victim.kill();
    }
    await victim.start();
    const left = async () => (await given.hub.orm.em.fork().execute<{ left: string }[]>(LEFT))[0]?.left;
    await until('nothing due', async () => ((await left()) === '0' ? true : null), 90);
    await victim.kill();
    await expectWhole(given, due);
    const em = given.hub.orm.em.fork();
    expect((await verifyLedger(em)).fault).toBeNull();
    expect((await verifyJournal(em)).fault).toBeNull();
  },
);
