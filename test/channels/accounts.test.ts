import { afterAll, beforeAll, expect, test } from 'vitest';
import { Account, AccountState, Exemption, Platform } from '../../src/channels/account.ts';
import { accountFor } from '../../src/channels/account-for.ts';
import { accountFault, wakefulness } from '../../src/channels/account-rule.ts';
import { type Channel, ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { decideFiling } from '../../src/channels/decide-filing.ts';
import { fileAccount } from '../../src/channels/file-account.ts';
import { fileOpening } from '../../src/channels/file-opening.ts';
import { FilingKind } from '../../src/channels/filing.ts';
import { listFilings } from '../../src/channels/list-accounts.ts';
import { notePost } from '../../src/channels/note-post.ts';
import { offboard } from '../../src/channels/offboard.ts';
import { watchAccounts } from '../../src/channels/watch-accounts.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { Role } from '../../src/identity/role.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';
import { deskOf } from './desk.ts';

const DAY_MS = 86_400_000;
let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let ahead = 0;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  desk = deskOf(given);
  await letIn(given, 'keeper', [Role.OPERATOR]);
});
afterAll(() => given.close());

const idOf = async (username: string) => (await given.as(username)).actor.id ?? '';

async function filed(platform: Platform, more: object = {}): Promise<Account> {
  const responsibleId = await idOf('keeper');
  const input = { platform, name: `示例发布${platform}`, reason: '政策发布', responsibleId, ...more };
  return fileOpening(await given.as('operator'), input);
}

async function decided(account: Account, approve = true, by = 'supervisor'): Promise<void> {
  const ctx = await given.as(by);
  const [filing] = await listFilings(ctx, account);
  await decideFiling(ctx, { filingId: filing?.id ?? '', approve });
}

const stateOf = async ({ id }: Account) => (await desk.em().findOneOrFail(Account, { id })).state;
const duty = async (kind: DutyKind, id: string) => (await desk.duty(kind, id))?.state;

const open = (platform: Platform) => ({ platform, state: AccountState.OPEN });
const { WEIBO, WECHAT, DOUYIN } = Platform;

test.each([
  [[], WEIBO, null, null],
  [[open(WEIBO)], WEIBO, null, 'SAME_PLATFORM'],
  [[open(WEIBO)], WECHAT, null, null],
  [[open(WEIBO), open(WECHAT)], DOUYIN, null, 'TOO_MANY'],
  [[open(WEIBO), open(WECHAT)], DOUYIN, Exemption.EMERGENCY, null],
  [[open(WEIBO)], WEIBO, Exemption.PUBLIC_SECURITY, null],
  [[{ platform: WEIBO, state: AccountState.CLOSED }], WEIBO, null, null],
  [[{ platform: WEIBO, state: AccountState.REFUSED }, open(WECHAT)], WEIBO, null, null],
])('of %j one more on %s (ground: %s) is %s', (present, platform, exemption, expected) => {
  expect(accountFault(present, { platform, exemption })).toBe(expected);
});

test.each([
  [0, 'AWAKE'],
  [10.9, 'AWAKE'],
  [11, 'DROWSY'],
  [14, 'ASLEEP'],
])('an account that posted %d days ago is %s', (days, expected) => {
  const now = new Date('2026-11-22T00:00:00Z');
  expect(wakefulness(new Date(now.getTime() - days * DAY_MS), 14, now)).toBe(expected);
});

async function openedAndWoken(): Promise<{ account: Account; channel: Channel }> {
  const account = await filed(WEIBO);
  await expect(filed(WEIBO)).rejects.toMatchObject({ code: 'CONFLICT' });
  const wanted = { kind: ChannelKind.WEIBO, accountId: account.id };
  const owner = account.organisation.id;
  await expect(accountFor(desk.system(), wanted, owner)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  await expect(accountFor(desk.system(), { kind: ChannelKind.WEIBO }, owner)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  await expect(decided(account, true, 'operator')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await decided(account);
  expect(await accountFor(desk.system(), wanted, owner)).toMatchObject({ id: account.id });
  const input = { name: '微博（人工）', kind: ChannelKind.MANUAL, accountId: account.id, settings: {} };
  const channel = await createChannel(await given.as('operator'), input);

  ahead = 12 * DAY_MS;
  await watchAccounts(desk.system());
  expect(await duty(DutyKind.UPDATE, account.id)).toBe('OPEN');
  const at = new Date(Date.now() + ahead - 1_000);
  await notePost(await given.as('operator'), { accountId: account.id, at, url: 'https://weibo.com/1/abc' });
  await watchAccounts(desk.system());
  expect(await duty(DutyKind.UPDATE, account.id)).not.toBe('OPEN');

  return { account, channel };
}

test('an account is opened, used by a channel, woken, changed and closed after its notice, each by a filing that another approves', async () => {
  const { account, channel } = await openedAndWoken();
  const change = { accountId: account.id, kind: FilingKind.CHANGE, reason: '人员调整' } as const;
  await fileAccount(await given.as('operator'), {
    ...change,
    changes: { responsibleId: await idOf('operator') },
  });
  await decided(account);
  expect(await duty(DutyKind.ROTATE, channel.id)).toBe('OPEN');

  const closing = { accountId: account.id, kind: FilingKind.CLOSE, reason: '整合' } as const;
  await fileAccount(await given.as('operator'), closing);
  await decided(account);
  expect(await stateOf(account)).toBe('CLOSING');
  ahead += 25 * DAY_MS;
  await watchAccounts(desk.system());
  expect(await stateOf(account)).toBe('CLOSING');
  ahead += 60 * DAY_MS;
  await watchAccounts(desk.system());
  expect(await stateOf(account)).toBe('CLOSED');
  const { data } = await given.desk('operator', '{ channels { id health { state pausedBy } } }');
  const closed = { id: channel.id, health: { state: 'PAUSED', pausedBy: 'PERSON' } };
  expect(data.channels).toContainEqual(closed);
  ahead = 0;
});

test('whoever leaves is let in no more, and every account they knew gets new credentials', async () => {
  const account = await filed(WECHAT, { operatorIds: [await idOf('keeper')] });
  await decided(account);
  const userId = await idOf('keeper');
  await expect(offboard(await given.as('operator'), { userId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await offboard(await given.as('admin'), { userId })).map(({ id }) => id)).toEqual([account.id]);
  expect(await duty(DutyKind.ROTATE, account.id)).toBe('OPEN');
  await expect(given.hub.authentication.issueToken(userId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
