import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { Edition } from '../release/edition.ts';
import type { Publication } from '../release/publication.ts';
import { isExcerpt, type WordingProblem, wordingProblems } from '../release/wording.ts';
import type { Receipt, Rendition } from './adapters/index.ts';
import { approvedWording } from './approved-wording.ts';
import type { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { packMatter } from './pack-matter.ts';
import type { Order } from './read-order.ts';
import { mustHaveAdapter } from './settings.ts';

/** A release fitted to one of its channels, and what is to be said about its wording. */
export interface FittedChannel {
  channel: Channel;
  rendition: Rendition;
  /** Whether an operator's words stand in it. */
  isAdjusted: boolean;
  needsReview: boolean;
  wording: WordingProblem[];
}

/** The copies that stand at the far sides, by channel. */
async function standingOf(ctx: Context, publication: Publication): Promise<Map<string, Receipt>> {
  const state = { $in: [DeliveryState.SENT, DeliveryState.LANDED] };
  const earlier = { contentId: publication.id, editionNumber: { $lt: publication.editionNumber }, state };
  const copies = await ctx.em.find(Delivery, earlier, { orderBy: { editionNumber: 'asc' } });
  return new Map(
    copies.map(({ channel, receipt }) => [
      channel.id,
      { remoteId: receipt?.remoteId ?? null, url: receipt?.url ?? null },
    ]),
  );
}

/** Whether an operator's words only leave out of the edition's, or of what would have gone without them. */
function onlyLeavesOut(
  words: ReturnType<Order['words']['get']>,
  whole: string,
  { title, text }: Rendition,
): boolean {
  const known = [whole, `${title}\n${text}`];
  return [words?.title, words?.text].every((one) => !one || known.some((all) => isExcerpt(one, all)));
}

/** Fits the live edition of an order to each of its channels, with the operator's words where there are some, and checks the wording of each. */
export async function fitChannels(ctx: Context, order: Order): Promise<FittedChannel[]> {
  const { publication, lockedPhrases } = order;
  const edition = await mustFind(ctx.em, Edition, publication.editionId);
  const matter = await packMatter(ctx, { edition, publication, standing: null });
  const standing = await standingOf(ctx, publication);
  const approved = approvedWording(matter);
  const whole = approved.texts.join('\n');
  // Thousands of channels show an edition alike; it is checked once.
  const checked = new Map<Rendition, WordingProblem[]>();
  const check = (rendition: Rendition) => {
    const text = `${rendition.title}\n${rendition.text}`;
    const problems = checked.get(rendition) ?? wordingProblems(text, approved, lockedPhrases);
    checked.set(rendition, problems);
    return problems;
  };
  return order.channels.map((channel) => {
    const words = order.words.get(channel.id);
    const fitting = { settings: channel.settings, publicUrl: ctx.publicUrl };
    const own = { ...matter, standing: standing.get(channel.id) ?? null };
    const adapter = mustHaveAdapter(channel.kind);
    const fitted = adapter.fit(own, fitting);
    const rendition = words ? adapter.fit(own, { ...fitting, words }) : fitted;
    const isWithin = onlyLeavesOut(words, whole, fitted);
    const wording = check(rendition);
    return { channel, rendition, isAdjusted: words !== undefined, needsReview: !isWithin, wording };
  });
}
