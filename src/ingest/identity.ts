import { normaliseNumber } from '../content/check-parts.ts';
import { fold } from '../platform/fold.ts';
import { FeedLevel } from './feed.ts';
import { containment, resemblance, shinglesOf, signatureOf } from './resemblance.ts';

const DAY = 86_400_000;
const SAME_TITLE_DAYS = 10;
const SAME_TEXT_DAYS = 30;
const SHORTEST_TITLE = 8;
const SHORTEST_TEXT = 200;

/** What an item is recognised by. */
export interface Likeness {
  title: string;
  /** The plain text, a line a paragraph, without title. */
  text: string;
  number: string | null;
  issuer: string | null;
  publishedAt: Date | null;
}

/** The keys under which items that may be the same are found. */
export interface IdentityKeys {
  numberKey: string | null;
  titleKey: string | null;
  prints: string[];
}

/** Rule: the keys of an item; null and empty where there is too little to go by. */
export function keysOf({ title, text, number }: Likeness): IdentityKeys {
  const titleKey = titleKeyOf(title);
  return {
    numberKey: number ? normaliseNumber(number) : null,
    titleKey: titleKey.length >= SHORTEST_TITLE ? titleKey : null,
    prints: text.length >= SHORTEST_TEXT ? signatureOf(shinglesOf(text)) : [],
  };
}

/**
 * Rule: whether two items are one policy. Two document numbers decide, with issuer or title agreeing; else the same
 * title within ten days, or nearly the same text within thirty, where text and figures bear it out. A text about a
 * policy (解读, 图解) is not the policy.
 */
export function isSamePolicy(one: Likeness, other: Likeness): boolean {
  if (kindOf(one.title) !== kindOf(other.title) || figuresOf(one.title) !== figuresOf(other.title))
    return false;
  const titles = resemblance(bigrams(one.title), bigrams(other.title));
  if (one.number && other.number) {
    const isSame = normaliseNumber(one.number) === normaliseNumber(other.number);
    return isSame && (agrees(one.issuer, other.issuer) || titles >= 0.5);
  }
  const [ours, theirs] = [shinglesOf(one.text), shinglesOf(other.text)];
  if (titleKeyOf(one.title) === titleKeyOf(other.title) && titleKeyOf(one.title).length >= SHORTEST_TITLE)
    return areWithin(one, other, SAME_TITLE_DAYS) && containment(ours, theirs) >= 0.6;
  const isLong = Math.min(one.text.length, other.text.length) >= SHORTEST_TEXT;
  return (
    isLong &&
    titles >= 0.3 &&
    areWithin(one, other, SAME_TEXT_DAYS) &&
    resemblance(ours, theirs) >= 0.85 &&
    figuresOf(one.text) === figuresOf(other.text)
  );
}

/** What an item's authority is judged by. */
export interface Standing {
  level: FeedLevel;
  feedName: string;
  issuer: string | null;
  firstSeenAt: Date;
  id: string;
}

const LEVELS = [FeedLevel.NATIONAL, FeedLevel.PROVINCIAL, FeedLevel.MUNICIPAL, FeedLevel.COUNTY];

/** Rule: orders the sources of one policy, the most authoritative first: by level, the issuer's own site, then the first seen. */
export function byAuthority(one: Standing, other: Standing): number {
  return (
    LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
    Number(isOwnSite(other)) - Number(isOwnSite(one)) ||
    one.firstSeenAt.getTime() - other.firstSeenAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

function isOwnSite({ issuer, feedName }: Standing): boolean {
  return issuer !== null && agrees(issuer, feedName);
}

function agrees(one: string | null, other: string | null): boolean {
  const [first, second] = [one, other].map((name) =>
    fold(name ?? '').replace(/[\s\p{P}]|官网|门户网站|网站$/gu, ''),
  );
  if (!first || !second) return false;
  return first.includes(second) || second.includes(first);
}

function titleKeyOf(title: string): string {
  return fold(title).replace(/[\s\p{P}\p{S}]/gu, '');
}

function bigrams(title: string): Set<string> {
  return shinglesOf(titleKeyOf(title), 2);
}

function kindOf(title: string): string {
  return /解读|图解|一图读懂|问答|答记者问|发布会|吹风会|征求意见|草案/u.exec(title)?.[0] ?? '';
}

function figuresOf(text: string): string {
  return (text.normalize('NFKC').match(/\d+(?:\.\d+)*|第[一二三四五六七八九十百]+/gu) ?? []).join(' ');
}

function areWithin(one: Likeness, other: Likeness, days: number): boolean {
  if (!one.publishedAt || !other.publishedAt) return false;
  return Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime()) <= days * DAY;
}
