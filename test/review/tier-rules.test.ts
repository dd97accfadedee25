import { afterAll, beforeAll, expect, test } from 'vitest';
import { WindowUnit } from '../../src/calendar/window.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import type { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { StepTask } from '../../src/content/step-task.ts';
import { Role } from '../../src/identity/role.ts';
import { Entry } from '../../src/journal/entry.ts';
import { Edition } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { decide } from '../../src/review/decide.ts';
import { dropTierRule } from '../../src/review/drop-tier-rule.ts';
import type { TierRuleInput } from '../../src/review/inputs.ts';
import { setTierRule } from '../../src/review/set-tier-rule.ts';
import { Step } from '../../src/review/step.ts';
import { submit } from '../../src/review/submit.ts';
import { TierRule } from '../../src/review/tier-rule.ts';
import { createSection } from '../../src/sites/create-section.ts';
import { SectionType } from '../../src/sites/section.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, letIn } from '../support/newsroom.ts';

const now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await letIn(given, 'proofer', [Role.EDITOR]);
  await letIn(given, 'sub-admin', [Role.ADMIN], '4300000002');
});
afterAll(() => given.close());

const { REVIEW, PROOF, BOTH } = StepTask;
const window = { unit: WindowUnit.WORKING_DAYS, value: 1 };
const planned = (name: string, task: StepTask, role: Role) => ({ name, task, role, window });
const OFFICE = planned('初审', REVIEW, Role.REVIEWER_OFFICE);
const SECRETARY = planned('终审', REVIEW, Role.REVIEWER_DEPUTY_SECRETARY);
const refusal = (code: string) => expect.objectContaining({ code });
const em = () => given.hub.orm.em.fork();

async function submitted(sensitivity: Sensitivity, copy?: Copy): Promise<Copy> {
  return submit(await given.as('editor'), { id: (copy ?? (await draft(given))).id, sensitivity });
}

async function stepsOf({ id }: Copy): Promise<string[]> {
  const steps = await em().find(Step, { revision: { copy: id } }, { orderBy: { tier: 'asc' } });
  return steps.map(({ name, task, role }) => `${name} ${task} ${role}`);
}

/** Lays a line down, whatever stands there. */
async function rule(input: Omit<TierRuleInput, 'version'>): Promise<TierRule> {
  const { sensitivity, kind = null, sectionId: section = null } = input;
  const present = await em().findOne(TierRule, { sensitivity, kind, section });
  return setTierRule(await given.as('admin'), { ...input, version: present?.version });
}

async function drop({ id }: TierRule): Promise<void> {
  const { version } = await em().findOneOrFail(TierRule, { id });
  await dropTierRule(await given.as('admin'), { id, version });
}

test('where the table says nothing, the steps are those of the sensitivity, each a review and a proof in one', async () => {
  expect(await stepsOf(await submitted(Sensitivity.STRATEGIC))).toEqual([
    `一审一校 ${BOTH} REVIEWER_OFFICE`,
    `二审二校 ${BOTH} REVIEWER_DEPUTY_SECRETARY`,
    `三审三校 ${BOTH} REVIEWER_VICE_MAYOR`,
  ]);
});

test('the nearest section speaks before those above it, any section before none, and a kind before any kind', async () => {
  const { site, sections } = await given.site('4300000001');
  const notices = sections.get('tzgg');
  const below = await createSection(await given.as('admin'), {
    ...{ siteId: site.id, parentId: notices?.id, name: '应急公告', code: 'yjgg', type: SectionType.NOTICE },
  });
  const base = { sensitivity: Sensitivity.GENERAL };
  const named = (name: string) => [{ ...OFFICE, name }];
  const lines = [
    await rule({ ...base, steps: named('任意') }),
    await rule({ ...base, kind: ContentKind.ARTICLE, steps: named('文章') }),
    await rule({ ...base, sectionId: notices?.id, steps: named('公告') }),
    await rule({ ...base, kind: ContentKind.POLICY, sectionId: below.id, steps: named('应急政策') }),
  ];
  const names = async (sectionId: string | undefined) => {
    const fields = sectionId ? { sectionId } : {};
    return (await stepsOf(await submitted(Sensitivity.GENERAL, await draft(given, fields))))[0]?.split(
      ' ',
    )[0];
  };
  expect(await names(sections.get('gzdt')?.id)).toBe('文章');
  expect(await names(notices?.id)).toBe('公告');
  expect(await names(below.id)).toBe('公告');
  const [any, article, notice] = lines;
  if (notice && article && any) for (const line of [notice, article]) await drop(line);
  expect(await names(below.id)).toBe('任意');
  for (const line of [any, lines[3]]) if (line) await drop(line);
  expect(await names(below.id)).toBe('一审一校');
});

test('three reviews and proofs as separate steps: who reviewed may proof, but nobody reviews twice or proofs twice', async () => {
  const [read, again] = [planned('一校', PROOF, Role.EDITOR), planned('二校', PROOF, Role.REVIEWER_OFFICE)];
  const line = await rule({ sensitivity: Sensitivity.SENSITIVE, steps: [OFFICE, read, SECRETARY, again] });
  const copy = await submitted(Sensitivity.SENSITIVE);
  await drop(line);
  const by = async (name: string) => decide(await given.as(name), { id: copy.id, approve: true });
  await by('reviewer-office');
  await expect(by('editor')).rejects.toEqual(refusal('OWN_WORK'));
  await by('proofer');
  await by('reviewer-deputy-secretary');
  await by('reviewer-office');
  const { contentId } = await publish(await given.as('editor'), { id: copy.id });
  const edition = await em().findOneOrFail(Edition, { contentId: contentId ?? '' });
  expect(edition.tiers.map(({ name }) => name)).toEqual(['初审', '一校', '终审', '二校']);
  expect((await verifyLedger(em())).fault).toBeNull();
});

test('a change of the table is for copies submitted afterwards; what is in review keeps its steps to the end', async () => {
  const before = await submitted(Sensitivity.SENSITIVE);
  const more = planned('会审', REVIEW, Role.REVIEWER_PUBLICITY);
  const line = await rule({ sensitivity: Sensitivity.SENSITIVE, steps: [OFFICE, more, SECRETARY] });
  const after = await submitted(Sensitivity.SENSITIVE);
  for (const name of ['reviewer-office', 'reviewer-deputy-secretary'])
    await decide(await given.as(name), { id: before.id, approve: true });
  expect((await publish(await given.as('editor'), { id: before.id })).state).toBe('PUBLISHED');
  await drop(line);
  for (const name of ['reviewer-office', 'reviewer-publicity'])
    await decide(await given.as(name), { id: after.id, approve: true });
  await expect(publish(await given.as('editor'), { id: after.id })).rejects.toEqual(refusal('NOT_APPROVED'));
  await decide(await given.as('reviewer-deputy-secretary'), { id: after.id, approve: true });
  expect((await publish(await given.as('editor'), { id: after.id })).state).toBe('PUBLISHED');
});

test.each<[string, TierRuleInput]>([
  ['has no step', { sensitivity: Sensitivity.GENERAL, steps: [] }],
  ['has ten steps', { sensitivity: Sensitivity.GENERAL, steps: Array.from({ length: 10 }, () => OFFICE) }],
  ['leaves out the information office', { sensitivity: Sensitivity.SENSITIVE, steps: [SECRETARY] }],
  ['leaves out the highest tier', { sensitivity: Sensitivity.STRATEGIC, steps: [OFFICE, SECRETARY] }],
  [
    'only proofreads where it must review',
    { sensitivity: Sensitivity.SENSITIVE, steps: [OFFICE, { ...SECRETARY, task: PROOF }] },
  ],
  [
    'has an editor review',
    { sensitivity: Sensitivity.GENERAL, steps: [OFFICE, planned('审', REVIEW, Role.EDITOR)] },
  ],
  [
    'has an administrator proof',
    { sensitivity: Sensitivity.GENERAL, steps: [OFFICE, planned('校', PROOF, Role.ADMIN)] },
  ],
  ['has a step without a name', { sensitivity: Sensitivity.GENERAL, steps: [{ ...OFFICE, name: ' ' }] }],
  [
    'has a window without an end',
    { sensitivity: Sensitivity.GENERAL, steps: [{ ...OFFICE, window: { ...window, value: 0 } }] },
  ],
])('a line of the table that %s is refused', async (_what, input) => {
  await expect(setTierRule(await given.as('admin'), input)).rejects.toEqual(refusal('BAD_USER_INPUT'));
});

test('an administrator may drop the step between the floor, and the journal keeps what stood before and after', async () => {
  const sensitivity = Sensitivity.STRATEGIC;
  const mayor = planned('终审', REVIEW, Role.REVIEWER_VICE_MAYOR);
  const first = await rule({ sensitivity, steps: [OFFICE, mayor] });
  await rule({ sensitivity, steps: [OFFICE, SECRETARY, mayor] });
  await drop(first);
  const lines = await em().find(Entry, { subjectId: first.id }, { orderBy: { number: 'asc' } });
  const kept = lines.map(({ act, detail }) => [act, detail.before, detail.after]);
  expect(kept).toEqual([
    ['tier-rule.changed', null, [OFFICE, mayor]],
    ['tier-rule.changed', [OFFICE, mayor], [OFFICE, SECRETARY, mayor]],
    ['tier-rule.dropped', [OFFICE, SECRETARY, mayor], null],
  ]);
});

test('the table is an administrator’s: of the head organisation, or of the section’s own site', async () => {
  const input = { sensitivity: Sensitivity.GENERAL, steps: [OFFICE] };
  const { sections } = await given.site('4300000002');
  await expect(setTierRule(await given.as('editor'), input)).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(setTierRule(await given.as('sub-admin'), input)).rejects.toEqual(refusal('FORBIDDEN'));
  const main = { ...input, sectionId: (await given.site('4300000001')).sections.get('tzgg')?.id };
  await expect(setTierRule(await given.as('sub-admin'), main)).rejects.toEqual(refusal('FORBIDDEN'));
  const own = await setTierRule(await given.as('sub-admin'), {
    ...input,
    sectionId: sections.get('tzgg')?.id,
  });
  await dropTierRule(await given.as('sub-admin'), { id: own.id, version: 1 });
});

test('two administrators at once: one line stands, and the other is told that it saw an older one', async () => {
  const input = {
    sensitivity: Sensitivity.MEDIA,
    steps: [OFFICE, planned('终审', REVIEW, Role.REVIEWER_PUBLICITY)],
  };
  const both = async (version?: number) => {
    const contexts = [await given.as('admin'), await given.as('admin')];
    const results = await Promise.allSettled(contexts.map((ctx) => setTierRule(ctx, { ...input, version })));
    return results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
  };
  expect(await both()).toEqual(['CONFLICT']);
  expect(await both(1)).toEqual(['STALE']);
  await drop(await em().findOneOrFail(TierRule, { sensitivity: Sensitivity.MEDIA }));
});
