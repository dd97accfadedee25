import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Role } from '../../src/identity/role.ts';
import { User } from '../../src/identity/user.ts';
import { Entry } from '../../src/journal/entry.ts';
import { Edition } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { delegate } from '../../src/review/delegate.ts';
import { Delegation } from '../../src/review/delegation.ts';
import type { DelegationInput } from '../../src/review/inputs.ts';
import { reviewQueue } from '../../src/review/review-queue.ts';
import { revokeDelegation } from '../../src/review/revoke-delegation.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, letIn } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await letIn(given, 'deputy', [Role.OPERATOR]);
  await letIn(given, 'two-hats', [Role.REVIEWER_OFFICE, Role.REVIEWER_DEPUTY_SECRETARY]);
  await letIn(given, 'elsewhere', [Role.EDITOR], '4300000002');
});
afterAll(() => given.close());
beforeEach(async () => {
  now = new Date('2026-11-20T02:00:00Z');
  await em().nativeUpdate(Delegation, { revokedAt: null }, { revokedAt: now });
});

const em = () => given.hub.orm.em.fork();
const refusal = (code: string) => expect.objectContaining({ code });
const idOf = async (username: string) => (await em().findOneOrFail(User, { username })).id;

async function lend(by: string, to: string, fields: Partial<DelegationInput> = {}): Promise<Delegation> {
  const days = { fromOn: '2026-11-20', untilOn: '2026-11-24' };
  const lent = { role: Role.REVIEWER_OFFICE, deputyId: await idOf(to), ...days, reason: '出差' };
  return delegate(await given.as(by), { ...lent, ...fields });
}

async function submitted(sensitivity = Sensitivity.GENERAL, author = 'editor'): Promise<Copy> {
  return submit(await given.as(author), { id: (await draft(given, {}, author)).id, sensitivity });
}

const approve = async (name: string, { id }: Copy) => decide(await given.as(name), { id, approve: true });

async function waitsFor(name: string, { id }: Copy): Promise<boolean> {
  const { edges } = await reviewQueue(await given.as(name), { first: 100 });
  return edges.some(({ node }) => node.copy.id === id);
}

test('a deputy decides for the tier, and is shown as such in the steps, the edition and the journal', async () => {
  await lend('reviewer-office', 'deputy');
  const copy = await submitted();
  const { edges } = await reviewQueue(await given.as('deputy'), { first: 100 });
  const chief = await em().findOneOrFail(User, { username: 'reviewer-office' });
  expect(edges.find(({ node }) => node.copy.id === copy.id)?.node.onBehalfOf).toBe(chief.name);
  await approve('deputy', copy);
  const { data } = await given.desk<{ copy: object }>(
    'editor',
    'query($id: ID!) { copy(id: $id) { steps { state decidedBy { username } onBehalfOf { username } } } }',
    { id: copy.id },
  );
  const step = { decidedBy: { username: 'deputy' }, onBehalfOf: { username: 'reviewer-office' } };
  expect(data.copy).toMatchObject({ steps: [{ state: 'APPROVED', ...step }] });
  await publish(await given.as('editor'), { id: copy.id });
  const edition = await em().findOneOrFail(Edition, { copyId: copy.id });
  expect(edition.approvals).toMatchObject([
    { username: 'deputy', onBehalfOf: { username: 'reviewer-office' } },
  ]);
  const line = await em().findOneOrFail(Entry, { subjectId: copy.id, act: 'copy.approved' });
  expect([line.actorName, line.detail.onBehalfOf]).toEqual(['deputy', 'reviewer-office']);
});

test('a deputy decides on the lent days only, and what was decided stands afterwards', async () => {
  await lend('reviewer-office', 'deputy', { fromOn: '2026-11-21', untilOn: '2026-11-22' });
  const copy = await submitted();
  const at = async (instant: string) => {
    now = new Date(instant);
    return waitsFor('deputy', copy);
  };
  expect(await at('2026-11-20T15:59:00Z')).toBe(false);
  await expect(approve('deputy', copy)).rejects.toEqual(refusal('FORBIDDEN'));
  expect(await at('2026-11-20T16:01:00Z')).toBe(true);
  expect(await at('2026-11-22T16:01:00Z')).toBe(false);
  await expect(approve('deputy', copy)).rejects.toEqual(refusal('FORBIDDEN'));
  now = new Date('2026-11-22T15:59:00Z');
  await approve('deputy', copy);
  now = new Date('2026-11-23T02:00:00Z');
  expect((await publish(await given.as('editor'), { id: copy.id })).state).toBe('PUBLISHED');
});

test('it ends at once when it is taken back, by whom lent it or by an administrator', async () => {
  for (const by of ['reviewer-office', 'admin']) {
    const lent = await lend('reviewer-office', 'deputy');
    const copy = await submitted();
    await expect(revokeDelegation(await given.as('deputy'), { id: lent.id })).rejects.toEqual(
      refusal('FORBIDDEN'),
    );
    await revokeDelegation(await given.as(by), { id: lent.id });
    expect(await waitsFor('deputy', copy)).toBe(false);
    await expect(approve('deputy', copy)).rejects.toEqual(refusal('FORBIDDEN'));
    await expect(revokeDelegation(await given.as(by), { id: lent.id })).rejects.toEqual(
      refusal('WRONG_STATE'),
    );
  }
});

test.each([
  ['loses the role', { roles: [Role.EDITOR] }],
  ['is no longer active', { active: false }],
])('it ends at once when who lent it %s', async (_what, change) => {
  await letIn(given, `leaves-${Object.keys(change)[0]}`, [Role.REVIEWER_OFFICE]);
  const name = `leaves-${Object.keys(change)[0]}`;
  await lend(name, 'deputy');
  const copy = await submitted();
  expect(await waitsFor('deputy', copy)).toBe(true);
  await em().nativeUpdate(User, { username: name }, change);
  expect(await waitsFor('deputy', copy)).toBe(false);
  await expect(approve('deputy', copy)).rejects.toEqual(refusal('FORBIDDEN'));
});

test('nobody decides as themselves and as a deputy, nor for an author, nor twice for one person', async () => {
  const tier = { role: Role.REVIEWER_DEPUTY_SECRETARY };
  await lend('reviewer-deputy-secretary', 'reviewer-office', tier);
  const twice = await submitted(Sensitivity.SENSITIVE);
  await approve('reviewer-office', twice);
  expect(await waitsFor('reviewer-office', twice)).toBe(false);
  await expect(approve('reviewer-office', twice)).rejects.toEqual(refusal('OWN_WORK'));

  await em().nativeUpdate(User, { username: 'two-hats' }, { roles: [Role.EDITOR, Role.REVIEWER_OFFICE] });
  await lend('two-hats', 'deputy');
  const own = await submitted(Sensitivity.GENERAL, 'two-hats');
  expect(await waitsFor('deputy', own)).toBe(false);
  await expect(approve('deputy', own)).rejects.toEqual(refusal('OWN_WORK'));
  const roles = [Role.REVIEWER_OFFICE, Role.REVIEWER_DEPUTY_SECRETARY];
  await em().nativeUpdate(User, { username: 'two-hats' }, { roles });

  await lend('two-hats', 'supervisor', tier);
  const both = await submitted(Sensitivity.SENSITIVE);
  await approve('two-hats', both);
  expect(await waitsFor('supervisor', both)).toBe(false);
  await expect(approve('supervisor', both)).rejects.toEqual(refusal('OWN_WORK'));
});

test('an author is nobody’s deputy for own work', async () => {
  await lend('reviewer-office', 'editor');
  const copy = await submitted();
  expect(await waitsFor('editor', copy)).toBe(false);
  await expect(approve('editor', copy)).rejects.toEqual(refusal('OWN_WORK'));
});

test('a deputy lends nothing on, and nobody lends what they do not have', async () => {
  await lend('reviewer-office', 'deputy');
  await expect(lend('deputy', 'operator')).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(lend('reviewer-office', 'deputy', { role: Role.EDITOR })).rejects.toEqual(
    refusal('BAD_USER_INPUT'),
  );
  await expect(lend('operator', 'deputy', { role: Role.EDITOR })).rejects.toEqual(refusal('FORBIDDEN'));
});

test.each<[string, string, Partial<DelegationInput>]>([
  ['to oneself', 'reviewer-office', {}],
  ['to somebody of another organisation', 'elsewhere', {}],
  ['for days there are not', 'deputy', { untilOn: '2026-11-31' }],
  ['for days in no order', 'deputy', { fromOn: '2026-11-23', untilOn: '2026-11-22' }],
  ['for days that are over', 'deputy', { fromOn: '2026-11-01', untilOn: '2026-11-19' }],
  ['for longer than a year', 'deputy', { untilOn: '2028-01-01' }],
  ['without a reason', 'deputy', { reason: ' ' }],
])('a tier is not lent %s', async (_what, to, fields) => {
  await expect(lend('reviewer-office', to, fields)).rejects.toEqual(refusal('BAD_USER_INPUT'));
});

test('a decision and a revocation at the same instant: the decision comes before it, or is refused', async () => {
  for (let round = 0; round < 12; round++) {
    const lent = await lend('reviewer-office', 'deputy');
    const copy = await submitted();
    const [decided, revoked] = await Promise.allSettled([
      approve('deputy', copy),
      revokeDelegation(await given.as('reviewer-office'), { id: lent.id }),
    ]);
    expect(revoked.status).toBe('fulfilled');
    const { state } = await em().findOneOrFail(Copy, { id: copy.id });
    expect(state).toBe(decided.status === 'fulfilled' ? 'APPROVED' : 'IN_REVIEW');
    if (decided.status === 'rejected') expect(decided.reason).toEqual(refusal('FORBIDDEN'));
  }
});
