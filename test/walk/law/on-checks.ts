import { expect } from 'vitest';
import { ANONYMOUS } from '../../../src/identity/actor.ts';
import { inviteOutside } from '../../../src/review/invite-outside.ts';
import { remarkOutside, viewOutside } from '../../../src/review/read-outside.ts';
import { revokeOutside } from '../../../src/review/revoke-outside.ts';
import { may } from './may.ts';
import type { Act, Newsdesk } from './newsdesk.ts';
import { type ModelCheck, type ModelCopy, titleOf } from './nouns.ts';

/** Making a link for somebody outside to what a copy says. */
export const INVITE: Act<ModelCopy> = {
  permits: ({ desk, person, on }) => may.invite(person, on, desk.world),
  run: async ({ desk, ctx, on }) => {
    const asked = { expertName: '专家', department: '市卫生健康委', days: 1 };
    const { check, url } = await inviteOutside(ctx, { id: on.id, ...asked });
    const token = url.split('/').at(-1) ?? '';
    const expiresAt = check.expiresAt.getTime();
    desk.world.checks.push({ id: check.id, token, copy: on, text: on.text, revoked: false, expiresAt });
  },
};

/** Making a link of somebody outside worthless. */
export const REVOKE: Act<ModelCheck> = {
  permits: ({ person, on }) => may.revoke(person, on),
  run: async ({ ctx, on }) => {
    await revokeOutside(ctx, { checkId: on.id });
    on.revoked = true;
  },
};

/** Somebody outside opens a link and remarks: it shows what was frozen when it was made, or nothing. */
export async function readOutside({ given, world }: Newsdesk, check: ModelCheck): Promise<boolean> {
  const [ctx, { token }] = [given.hub.context(ANONYMOUS), check];
  const shown = await viewOutside(ctx, token).catch(() => null);
  const isGood = may.read(check, world);
  expect(shown !== null, 'a link of somebody outside is good').toBe(isGood);
  if (shown) expect(shown.check.revision.snapshot.title).toBe(titleOf(check.text));
  const remark = remarkOutside(ctx, { token, text: '数字请再核' });
  const isTaken = await remark.then(
    () => true,
    () => false,
  );
  expect(isTaken, 'a remark by a link').toBe(isGood && (shown?.remarks.length ?? 0) < 20);
  return isGood;
}
