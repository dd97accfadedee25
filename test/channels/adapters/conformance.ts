import { beforeEach, describe, expect, test } from 'vitest';
import type { Adapter } from '../../../src/channels/adapters/adapter.ts';
import type { Outcome } from '../../../src/channels/adapters/outcome.ts';
import { Bench, type FarSide, type Fault, hasIt, receiptOf } from './far-side.ts';
import { correctionOf, editionOf, matterOf, PUBLIC_URL, withdrawalOf } from './fixture.ts';

type Check = (bench: Bench) => Promise<void>;

const sends: Check = async (bench) => {
  expect(hasIt(await bench.sent())).toBe(true);
  expect(bench.far.copies()).toEqual([expect.stringContaining('关于做好防汛工作的通知')]);
};

const repeats: Check = async (bench) => {
  await bench.sent();
  if (bench.adapter.idempotent) expect(hasIt(await bench.sent())).toBe(true);
  expect(bench.far.copies()).toHaveLength(1);
};

const losesAnswer =
  (fault: Fault): Check =>
  async (bench) => {
    bench.far.fault(fault);
    const outcome = await bench.adapter.send(bench.parcel(), bench.door);
    const isKnownToBeLost = outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost === true);
    expect(isKnownToBeLost, JSON.stringify(outcome)).toBe(true);
  };

const meetsFault =
  (fault: Fault): Check =>
  async (bench) => {
    bench.far.fault(fault);
    const outcome = await bench.adapter.send(bench.parcel(), bench.door);
    expect(['retry', 'unsure']).toContain(outcome.kind);
    if (bench.adapter.idempotent) expect(hasIt(await bench.sent())).toBe(true);
  };

function waitOf(outcome: Outcome): Date | undefined {
  if (outcome.kind === 'paused') return outcome.until;
  return outcome.kind === 'retry' ? outcome.after : undefined;
}

const waits: Check = async (bench) => {
  bench.far.fault('429');
  const outcome = await bench.adapter.send(bench.parcel(), bench.door);
  expect(waitOf(outcome)?.getTime()).toBeGreaterThanOrEqual(bench.door.now.getTime() + 110_000);
};

const corrects: Check = async (bench) => {
  const receipt = receiptOf(await bench.sent());
  const standing = { ...receipt, url: receipt.url ?? 'https://far.example/1' };
  const next = bench.parcel(correctionOf('关于做好防汛抗旱工作的通知'), standing);
  const { adapter, door, far } = bench;
  if (adapter.update) {
    expect(hasIt(await bench.result(next, await adapter.update(next, door)))).toBe(true);
    expect(far.copies()).toEqual([expect.stringContaining('关于做好防汛抗旱工作的通知')]);
    return;
  }
  const words = `${next.rendition.title}\n${next.rendition.text}\n${next.rendition.html ?? ''}`;
  for (const needed of ['更正', standing.url, next.link]) expect(words).toContain(needed);
  expect(hasIt(await bench.sent(next))).toBe(true);
};

const takesBack: Check = async (bench) => {
  const leaving = bench.parcel(withdrawalOf(), receiptOf(await bench.sent()));
  const { adapter, door, far } = bench;
  if (adapter.retract) {
    expect(hasIt(await adapter.retract(leaving, door))).toBe(true);
    expect(hasIt(await adapter.retract(leaving, door))).toBe(true);
    expect(far.copies()).toEqual([]);
    return;
  }
  const words = `${leaving.rendition.title}\n${leaving.rendition.text}`;
  for (const needed of ['撤', '关于做好防汛工作的通知']) expect(words).toContain(needed);
  expect(words).not.toContain('报送预案');
};

const readsBack: Check = async (bench) => {
  const standing = receiptOf(await bench.sent());
  const look = () => bench.adapter.probe?.(bench.parcel(undefined, standing), bench.door);
  expect(await look()).toMatchObject({ found: 'landed' });
  bench.far.tamper?.();
  if (bench.far.tamper) expect((await look())?.found).not.toBe('landed');
};

const keepsLimits: Check = async (bench) => {
  const title = `关于${'防汛'.repeat(60)}的通知`;
  const long = editionOf({ title, body: `<p>${'做好防汛工作。'.repeat(9_000)}</p>` });
  const { length, limit, problems, text } = bench.parcel(long).rendition;
  expect(limit === null || length <= limit || problems.length > 0).toBe(true);
  expect(text.isWellFormed()).toBe(true);
};

const fitsByRule: Check = async ({ adapter, far }) => {
  const edition = Object.freeze(editionOf());
  const settings: Record<string, unknown> = { ...far.settings };
  const fitting = { settings, publicUrl: PUBLIC_URL };
  const once = adapter.fit(matterOf(edition), fitting);
  expect(adapter.fit(matterOf(edition), fitting)).toEqual(once);
  if (!adapter.adjustable) return;
  const words = { title: '防汛通知', text: '各单位要做好防汛工作。' };
  const own = adapter.fit(matterOf(edition), { ...fitting, words });
  expect(`${own.title}\n${own.text}`).toContain('各单位要做好防汛工作');
  expect(own.limit).toBe(once.limit);
};

const keepsSecrets: Check = async (bench) => {
  const outcomes: Outcome[] = [];
  for (const fault of ['500', '429', 'cut', null] as const) {
    if (fault) bench.far.fault(fault);
    outcomes.push(await bench.adapter.send(bench.parcel(), bench.door));
  }
  const table = bench.far.settings as Record<string, unknown>;
  const secrets = [...bench.adapter.secrets.map((field) => String(table[field])), ...bench.remembered];
  const said = JSON.stringify(outcomes.map(({ detail, requestId }) => [detail, requestId]));
  for (const secret of secrets.filter((one) => one.length > 5)) expect(said).not.toContain(secret);
};

const bounds: Check = async (bench) => {
  const asked: { timeoutMs?: number; maxBytes?: number }[] = [];
  const { fetch } = bench.door;
  const noted: typeof fetch = (url, options = {}) => {
    asked.push(options);
    return fetch(url, options);
  };
  await bench.adapter.send(bench.parcel(), { ...bench.door, fetch: noted });
  for (const { timeoutMs, maxBytes } of asked) {
    expect(timeoutMs).toBeLessThanOrEqual(60_000);
    expect(maxBytes).toBeLessThanOrEqual(4 * 1024 * 1024);
  }
};

const checksSettings: Check = async ({ adapter, far }) => {
  expect(adapter.settings.safeParse(far.settings).success).toBe(true);
  expect(adapter.settings.safeParse({ ...far.settings, sekret: 'x' }).success).toBe(false);
};

const CHECKS: [promise: string, check: Check][] = [
  ['what is sent is there, once, under its title', sends],
  ['what the far side has had is not posted twice, where the adapter says so', repeats],
  ['an answer that never comes is not taken for a message that did not arrive', losesAnswer('hang')],
  ['an answer that breaks off is not taken for a message that did not arrive', losesAnswer('cut')],
  ['a fault of the far side asks for another try', meetsFault('500')],
  ['a far side that is away for a moment is asked again', meetsFault('503')],
  ['429 waits as long as it is asked to', waits],
  ['a correction changes the copy in place, or is a post that links both', corrects],
  ['what is taken back is gone, and taking it back again is no error; or a notice says so', takesBack],
  ['a text beyond the limit is cut to it, or the rendition says what is wrong', keepsLimits],
  ["fitting is a rule, and an operator's words are measured by it too", fitsByRule],
  ['no outcome quotes a secret', keepsSecrets],
  ['every request is bounded in time and size', bounds],
  ['settings are checked whole, and a stranger among them is refused', checksSettings],
];

const staysInside: Check = async (bench) => {
  const fetch = () => expect.fail('a request left the hub');
  expect(hasIt(await bench.adapter.send(bench.parcel(), { ...bench.door, fetch }))).toBe(true);
};

/** A table of the hub's own asks nobody to wait; so that only those go without that check who send nothing out, it is checked that they do not. */
const checksOf = (isInside: boolean) =>
  isInside
    ? CHECKS.map((one): (typeof CHECKS)[number] =>
        one[1] === waits ? ['nothing is sent out of the hub', staysInside] : one,
      )
    : CHECKS;

/** Runs what every adapter must do, whatever its far side, against one that `open` makes anew for each test. */
export function conforms<S extends object>(
  name: string,
  adapter: Adapter<S>,
  open: () => Promise<FarSide<S>>,
  { isInside = false } = {},
): void {
  describe(`${name} keeps to the port`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = new Bench(adapter as unknown as Adapter, (await open()) as unknown as FarSide);
    });
    test.each(checksOf(isInside))('%s', (_, check) => check(bench));
    const readBack = 'reading back finds what was sent, and not what was changed behind our back';
    test.runIf(adapter.probe)(readBack, () => readsBack(bench));
  });
}
