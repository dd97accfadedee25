import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { Delivery } from '../../src/channels/delivery.ts';
import { fanOut } from '../../src/channels/fan-out.ts';
import { takeOut } from '../../src/channels/take-out.ts';
import { ChangeKind } from '../../src/content/change-kind.ts';
import { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Role } from '../../src/identity/role.ts';
import { correct } from '../../src/release/correct.ts';
import { Publication } from '../../src/release/publication.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import type { Site } from '../../src/sites/site.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn, publishNotice } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'writes-and-reviews', [Role.EDITOR, Role.REVIEWER_OFFICE]);
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

test('an author does not approve own words because somebody else corrects them', async () => {
  const first = await draft(given, {}, 'writes-and-reviews');
  await approve(given, first);
  const { contentId } = await publish(await given.as('editor'), { id: first.id });
  const ctx = await given.as('editor');
  const { id } = await correct(ctx, { contentId: contentId ?? '', changeNote: '更正' });
  const copy = await given.hub.orm.em.fork().findOneOrFail(Copy, { id });
  const author = (await given.as('writes-and-reviews')).actor.id;
  expect(copy.authorIds.toSorted()).toEqual([author, ctx.actor.id].toSorted());
  await submit(ctx, { id, sensitivity: Sensitivity.GENERAL });
  const decision = decide(await given.as('writes-and-reviews'), { id, approve: true });
  await expect(decision).rejects.toMatchObject({ code: 'OWN_WORK' });
});

const EDITIONS = `query($id: ID!) { editions(contentId: $id) {
  number changeKind changeNote revisionHash approvals { tier role username onBehalfOf at } } }`;

test.each([
  [ChangeKind.MINOR, ChangeKind.MINOR],
  [undefined, ChangeKind.SUBSTANTIVE],
])('a correction that is called %s is %s to readers and in the ledger', async (changeKind, told) => {
  const contentId = await publishNotice(given);
  const copy = await correct(await given.as('editor'), { contentId, changeNote: '更正', changeKind });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  const { data } = await given.read(
    'query($id: ID!) { content(id: $id) { edition { number changeKind } } }',
    { id: contentId },
  );
  expect(data).toEqual({ content: { edition: { number: 2, changeKind: told } } });
  const { data: desk } = await given.desk<{ editions: object[] }>('editor', EDITIONS, { id: contentId });
  expect(desk.editions).toMatchObject([
    { number: 1, changeKind: null },
    {
      ...{
        number: 2,
        changeKind: told,
        changeNote: '更正',
        revisionHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      approvals: [
        { tier: 1, username: 'reviewer-office' },
        { tier: 2, username: 'reviewer-deputy-secretary' },
      ],
    },
  ]);
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
});

test('how far a correction goes is part of what is approved', async () => {
  const contentId = await publishNotice(given);
  const { id } = await correct(await given.as('editor'), {
    contentId,
    changeNote: '更正',
    changeKind: ChangeKind.MINOR,
  });
  await approve(given, { id } as Copy);
  await given.hub.orm.em
    .getConnection()
    .execute(`update copy set change_kind = 'SUBSTANTIVE' where id = '${id}'`);
  const publication = publish(await given.as('editor'), { id });
  await expect(publication).rejects.toMatchObject({ code: 'NOT_APPROVED' });
});

test('a correction moves a content to another site, whose channel gets it and whose former channel loses it', async () => {
  const main = await given.site('4300000001');
  const sub = await given.site('4300000002');
  const channelOf = async (site: Site) => {
    const settings = {
      url: 'https://sub.example.gov.cn/hook',
      secret: `whsec_${Buffer.alloc(32).toString('base64')}`,
    };
    const input = { name: site.name, kind: ChannelKind.SUBSITE, siteId: site.id, settings, automatic: true };
    return (await createChannel(await given.as('operator'), input)).id;
  };
  const [former, next] = [await channelOf(main.site), await channelOf(sub.site)];
  const contentId = await publishNotice(given);
  const edition = (await em().findOneOrFail(Publication, { id: contentId })).editionId;
  await fanOut(given.hub.context(SYSTEM), { editionId: edition });
  const sectionId = sub.sections.get('tzgg')?.id;
  const copy = await correct(await given.as('editor'), { contentId, changeNote: '移交子站', sectionId });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  const moved = await em().findOneOrFail(Publication, { id: contentId });
  expect([moved.site.id, moved.section.id]).toEqual([sub.site.id, sectionId]);
  await fanOut(given.hub.context(SYSTEM), { editionId: moved.editionId });
  const explanation = '移交子站';
  await takeOut(given.hub.context(SYSTEM), { contentId, explanation, at: moved.editionAt.toISOString() });
  const deliveries = await em().find(Delivery, { contentId });
  const at = (id: string) => deliveries.filter((one) => one.channel.id === id);
  expect(at(former).every((one) => one.unplacing?.explanation === explanation)).toBe(true);
  expect(at(former).length).toBeGreaterThan(0);
  expect(at(next)).toMatchObject([{ unplacing: null, editionNumber: 2 }]);
  const jobs = await em().execute(
    `select data from pgboss.job where name = 'channels.take-out' and data->>'contentId' = ?`,
    [contentId],
  );
  expect(jobs).toHaveLength(1);
});

test('who does not reach a site moves nothing there, and nothing away from it', async () => {
  const contentId = await publishNotice(given);
  const { sections } = await given.site('4300000002');
  const sectionId = sections.get('tzgg')?.id;
  const move = correct(await given.as('editor-2'), { contentId, changeNote: '移走', sectionId });
  await expect(move).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
