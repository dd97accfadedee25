import type { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { repost } from '../../src/ingest/repost.ts';
import type { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { Site } from '../../src/sites/site.ts';
import type { TestHub } from '../support/hub.ts';

/** Composes the repost of an item for a demo site. */
export async function repostTo(
  given: TestHub,
  { id: itemId }: UpstreamItem,
  siteCode = '4300000001',
): Promise<Copy> {
  const { site } = await given.site(siteCode);
  return repost(await given.as('editor'), { itemId, siteId: site.id });
}

/** Brings a copy through its one tier and out, with whatever follows; answers the id of its content. */
export async function bringOut(given: TestHub, { id }: Copy): Promise<string> {
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: true });
  const { contentId } = await publish(await given.as('editor'), { id });
  await given.settle();
  return contentId ?? '';
}

/** How the duties to repost an item stand, by site code. */
export async function repostDuties(given: TestHub, item: UpstreamItem): Promise<Map<string, Duty>> {
  const em = given.hub.orm.em.fork();
  const codes = new Map((await em.find(Site, {})).map(({ id, code }) => [id, code]));
  const duties = await em.find(Duty, { kind: DutyKind.REPOST, subjectId: item.id });
  return new Map(duties.map((duty) => [codes.get(duty.siteId ?? '') ?? '', duty]));
}

/** The same by site code and state alone, in the order of codes. */
export async function statesOf(given: TestHub, item: UpstreamItem): Promise<string[]> {
  const duties = await repostDuties(given, item);
  return [...duties].map(([code, { state }]) => `${code.slice(-1)} ${state}`).toSorted();
}
