import { steadyText } from '../content/steady-text.ts';
import { correctedBeyondText } from './federation/beyond-text.ts';
import { GONE_AT } from './gone.ts';
import type { PageReading } from './page-reading.ts';
import { contentHash, readFields } from './read-fields.ts';
import { storable } from './storable.ts';
import type { UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

const { READ, UNREADABLE } = UpstreamItemState;

/** What a page that was read meant for its item. */
export type PageOutcome = 'read' | 'changed' | 'same' | 'failed';

/** Rule: takes what came of reading a page over into its item, and tells what that means. A text read before is kept when its page cannot be read any more. */
export function takeOver(item: UpstreamItem, reading: PageReading): PageOutcome {
  if (reading.outcome === 'unchanged') {
    item.goneSightings = 0;
    return 'same';
  }
  if (reading.outcome !== 'read') return applyNothing(item, reading);
  return applyText(item, reading);
}

/** Rule: whether another hub says that it withdrew the page; that is gone at once, and nobody need repost it. */
export function isStatedGone(reading: PageReading): boolean {
  return reading.outcome === 'gone' && reading.isStated === true;
}

function applyText(item: UpstreamItem, reading: Extract<PageReading, { outcome: 'read' }>): PageOutcome {
  const { title, body, contentHash: stored } = item;
  const fields = readFields(item, reading);
  const wasRead = item.state === READ;
  const isSame = wasRead && steadyText(item).hash === fields.textHash;
  const isCorrected = isSame && correctedBeyondText(item, fields) !== null;
  const problem = storable(reading.article.problems.join(''), 1_000);
  Object.assign(item, fields, { state: READ, problem, goneSightings: 0 });
  // Where only the furniture of the page differs, the text that was read first stays as it is.
  if (isSame) Object.assign(item, { title, body, contentHash: stored });
  if (isSame && !isCorrected) return 'same';
  return wasRead ? 'changed' : 'read';
}

function sightingsAfter({ goneSightings }: UpstreamItem, reading: PageReading): number {
  if (reading.outcome !== 'gone') return goneSightings;
  return isStatedGone(reading) ? GONE_AT : goneSightings + 1;
}

function applyNothing(item: UpstreamItem, reading: Extract<PageReading, { problem: string }>): PageOutcome {
  const { outcome, problem } = reading;
  const isLink = outcome === 'link';
  item.problem = storable(problem, 1_000);
  if (item.state === READ) {
    item.goneSightings = sightingsAfter(item, reading);
    return isLink ? 'same' : 'failed';
  }
  // Where the list itself carries the text, that is what can be reposted.
  item.state = item.body === null ? UNREADABLE : READ;
  if (item.body !== null) {
    item.contentHash = contentHash(item.title, item.body);
    item.textHash = steadyText(item).hash;
  }
  return isLink || item.state === READ ? 'read' : 'failed';
}
