import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { createUser } from '../../src/identity/create-user.ts';
import { Role } from '../../src/identity/role.ts';
import { createLinkageRule } from '../../src/ingest/create-linkage-rule.ts';
import { Feed } from '../../src/ingest/feed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

test('somebody of no organisation lays down nothing for every site; the hub itself may', async () => {
  const system = given.hub.context(SYSTEM);
  const name = 'of-no-organisation';
  await createUser(system, { username: name, name, roles: [Role.EDITOR] });
  const [feed] = await given.hub.orm.em.fork().findAll(Feed, { limit: 1 });
  const input = { feedId: feed?.id ?? '', sectionCode: 'zcwj', mandatory: true };
  await expect(createLinkageRule(await given.as(name), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await createLinkageRule(system, input)).toMatchObject({ organisationId: null });
});
