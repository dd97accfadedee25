import { latestRevision } from '../../../src/content/latest-revision.ts';
import { limit } from '../../../src/content/limit.ts';
import { revise } from '../../../src/content/revise.ts';
import { forcePublish } from '../../../src/oversight/force-publish.ts';
import { Refusal } from '../../../src/platform/refusal.ts';
import { publish } from '../../../src/release/publish.ts';
import { changeSensitivity } from '../../../src/review/change-sensitivity.ts';
import { decide } from '../../../src/review/decide.ts';
import { Finding, FindingState, Severity } from '../../../src/review/finding.ts';
import { overrideFinding } from '../../../src/review/override-finding.ts';
import { recall } from '../../../src/review/recall.ts';
import { ReturnTo } from '../../../src/review/return-to.ts';
import { submit } from '../../../src/review/submit.ts';
import { effect } from './effect.ts';
import { isBlocked, may, peopleToName } from './may.ts';
import type { Act } from './newsdesk.ts';
import { bodyOf, type ModelCopy, policyOf, titleOf } from './nouns.ts';
import { INVITE } from './on-checks.ts';
import { isKeptByDeputy, isNear, standing } from './standing.ts';

type OnCopy = Act<ModelCopy>;

const reviseCopy: OnCopy = {
  permits: ({ person, on, step }) => step.yes && may.revise(person, on),
  run: async ({ desk, ctx, person, on, step }) => {
    const text = desk.edited(on, step);
    const expiresAt = text.expiresAt === null ? null : new Date(text.expiresAt);
    const said = { title: titleOf(text), body: bodyOf(text), expiresAt };
    const patch = on.isPolicy ? { ...said, policy: policyOf(text) } : said;
    await revise(ctx, { id: on.id, version: step.yes ? on.version : on.version + 1, patch });
    effect.revise(on, person, text);
  },
};

const submitCopy: OnCopy = {
  permits: ({ desk, person, on, step }) => may.submit(person, on, step.sensitivity, desk.world),
  run: async ({ desk, ctx, person, on, step: { sensitivity } }) => {
    const handIn = submit(ctx, { id: on.id, sensitivity });
    if (!isBlocked(on, person)) {
      await handIn;
      return effect.submit(on, person, sensitivity, desk.world);
    }
    const refusal = await handIn.then(
      () => null,
      (error: Refusal) => error,
    );
    if (!refusal) throw new Error('a text went into review that something blocks');
    if (refusal.code !== 'BLOCKED_BY_FINDING') throw refusal;
    effect.stop(on, person, sensitivity);
  },
};

const overrideCopy: OnCopy = {
  permits: ({ person, on }) => may.override(person, on),
  isNear: ({ person }) => person.roles.some((role) => role.startsWith('REVIEWER')),
  run: async ({ ctx, person, on }) => {
    const revision = (await latestRevision(ctx.em, on.id))?.id;
    const open = { severity: Severity.BLOCK, state: FindingState.OPEN };
    const finding = revision ? await ctx.em.findOne(Finding, { revision, ...open }) : null;
    await overrideFinding(ctx, { id: on.id, findingId: finding?.id ?? on.id, reason: '已核实' });
    effect.override(on, person);
  },
};

const decideCopy: OnCopy = {
  permits: ({ desk, person, on }) => may.decide(person, on, desk.world),
  isNear: ({ desk, person, on }) => isNear(person, on, desk.world),
  isTelling: ({ desk, person, on }) => isKeptByDeputy(person, on, desk.world),
  isRare: ({ desk, person, on }) => standing(person, on, desk.world) !== 'self',
  run: async ({ desk, ctx, person, on, step: { yes } }) => {
    await decide(ctx, { id: on.id, approve: yes });
    effect.decide(on, person, yes, desk.world);
  },
};

const sendBack: OnCopy = {
  permits: ({ desk, person, on }) => may.sendBack(person, on, desk.world),
  isNear: decideCopy.isNear,
  run: async ({ ctx, on }) => {
    await decide(ctx, { id: on.id, approve: false, remark: '再核', returnTo: ReturnTo.STEP_BEFORE });
    effect.sendBack(on);
  },
};

const recallCopy: OnCopy = {
  permits: ({ person, on }) => may.recall(person, on),
  run: async ({ ctx, on }) => {
    await recall(ctx, { id: on.id });
    effect.recall(on);
  },
};

const publishCopy: OnCopy = {
  permits: ({ person, on }) => may.publish(person, on),
  run: async ({ desk, ctx, on }) => {
    const { contentId } = await publish(ctx, { id: on.id });
    effect.publish(on, desk.contentOf(on, contentId), desk.contents, desk.world);
  },
};

const scheduleCopy: OnCopy = {
  permits: ({ person, on }) => may.schedule(person, on),
  run: async ({ desk, ctx, on, step: { which } }) => {
    const at = desk.inMinutes(1 + (which % 4));
    await publish(ctx, { id: on.id, at });
    Object.assign(on, { state: 'SCHEDULED', publishAt: at.getTime() });
  },
};

const forceCopy: OnCopy = {
  permits: ({ person, on, step }) => step.yes && may.force(person, on),
  isNear: ({ person }) => person.roles.some((role) => /MAYOR|PUBLICITY/.test(role)),
  run: async ({ desk, ctx, person, on, step: { yes } }) => {
    const { contentId } = await forcePublish(ctx, { id: on.id, reason: yes ? '险情紧急' : ' ' });
    effect.publish(on, desk.contentOf(on, contentId), desk.contents, desk.world);
    effect.force(on, person, desk.world);
  },
};

const limitCopy: OnCopy = {
  permits: ({ person, on }) => may.limit(person, on),
  run: async ({ desk, ctx, person, on, step: { which } }) => {
    const some = peopleToName(which);
    await limit(ctx, { id: on.id, namedIds: some?.map((one) => desk.id(one)) ?? null });
    on.named = some && [...new Set([...some, on.composer, person])];
  },
};

const reweighCopy: OnCopy = {
  permits: ({ desk, person, on, step }) => may.reweigh(person, on, step.sensitivity, desk.world),
  run: async ({ desk, ctx, person, on, step: { sensitivity } }) => {
    await changeSensitivity(ctx, { id: on.id, sensitivity, reason: '另有考虑' });
    effect.reweigh(on, person, sensitivity, desk.world);
  },
};

/** What anybody may try on a copy. */
export const ON_COPIES: Record<string, OnCopy> = {
  ...{ revise: reviseCopy, submit: submitCopy, override: overrideCopy, decide: decideCopy, sendBack },
  ...{ recall: recallCopy, publish: publishCopy, schedule: scheduleCopy, force: forceCopy, limit: limitCopy },
  ...{ reweigh: reweighCopy, invite: INVITE },
};
