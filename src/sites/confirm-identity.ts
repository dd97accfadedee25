import { type Context, mustHaveRole } from '../identity/context.ts';
import type { Proof, Proven } from '../identity/prove-identity.ts';
import { record } from '../journal/record.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';

const CONFIRM = 'update auth.session set "confirmedAt" = ? where id = ?';
const ONE_PROOF = {
  zh: '请填写密码或验证码其中一项',
  en: 'Give the password or the code, and only one of them',
};
const WRONG = { zh: '密码或验证码不正确', en: 'The password or the code is not right' };

async function keep(ctx: Context, { outcome, sessionId }: Proven, by: string): Promise<void> {
  await transact(ctx, async (tx) => {
    if (outcome === 'PROVED') await tx.em.execute(CONFIRM, [tx.now(), sessionId]);
    const act = outcome === 'PROVED' ? 'user.confirmed' : 'user.confirmation-refused';
    await record(tx, act, { type: 'User', id: tx.actor.id ?? '' }, { by, outcome });
  });
}

/** Proves again, on the session at hand, who one is, by password or authenticator; answers when that was. */
export async function confirmIdentity(ctx: Context, proof: Proof): Promise<Date> {
  mustHaveRole(ctx.actor);
  must(ctx.prove, 'UNAUTHENTICATED');
  must(Boolean(proof.password) !== Boolean(proof.code), 'BAD_USER_INPUT', ONE_PROOF);
  const proven = await ctx.prove(proof);
  must(proven.outcome !== 'NOBODY', 'UNAUTHENTICATED');
  await keep(ctx, proven, proof.code ? 'code' : 'password');
  must(proven.outcome !== 'LOCKED_OUT', 'LOCKED_OUT');
  must(proven.outcome === 'PROVED', 'BAD_USER_INPUT', WRONG, { field: proof.code ? 'code' : 'password' });
  return ctx.now();
}
