import { shanghaiDay } from '../../calendar/shanghai-day.ts';
import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, type Proof, type Verdict } from './check.ts';
import { exists, isoDate, type StatedDate, statedDates } from './stated-dates.ts';

const SIGNED = /(?:成文日期|发文日期|成文时间)[ \t]*[:：]?[ \t]*$/;
const PUBLISHED = /(?:发布日期|发布时间|公开日期|印发日期)[ \t]*[:：]?[ \t]*$/;

/** Finds a policy signed after it was published, dated in the days to come, or in force before it was signed, and a date below the text that is another than the one entered. */
export const signingDate: Check = (proof) => [
  ...judgeEntered(proof),
  ...judgeLabelled(proof),
  ...judgeLast(proof),
];

function judgeEntered(proof: Proof): Fault[] {
  const { policy, originPublishedAt } = proof.snapshot;
  const signedOn = policy?.signedOn;
  if (!signedOn) return [];
  const publishedOn = originPublishedAt ? shanghaiDay(new Date(originPublishedAt)) : null;
  const verdicts: Verdict[] = [];
  if (publishedOn && signedOn > publishedOn) verdicts.push(late(signedOn, publishedOn));
  else if (signedOn > proof.on) {
    verdicts.push({ severity: Severity.WARN, reason: `成文日期${signedOn}尚未到来` });
  }
  if (policy.effectiveOn && policy.effectiveOn < signedOn) {
    const reason = `生效日期${policy.effectiveOn}早于成文日期${signedOn}`;
    verdicts.push({ severity: Severity.HINT, reason });
  }
  return verdicts.map((verdict) => faultAt(proof, 'title', [0, 0], verdict));
}

/** A table of particulars within the text: 成文日期 … 发布日期 …. */
function judgeLabelled(proof: Proof): Fault[] {
  const text = proof.texts.body;
  const labelled = (label: RegExp) =>
    datesOf(text).find(({ start }) => label.test(text.slice(Math.max(0, start - 12), start)));
  const signed = labelled(SIGNED);
  const published = labelled(PUBLISHED);
  if (!signed || !published || dayOf(signed) <= dayOf(published)) return [];
  return [faultAt(proof, 'body', [signed.start, signed.end], late(dayOf(signed), dayOf(published)))];
}

/** The date below the signature, on a line of its own. */
function judgeLast(proof: Proof): Fault[] {
  const text = proof.texts.body;
  const signedOn = proof.snapshot.policy?.signedOn;
  const alone = datesOf(text).filter(({ start, end }) => isLine(text, start, end));
  const last = alone.at(-1);
  if (!signedOn || !last || alone.some((date) => dayOf(date) === signedOn)) return [];
  const reason = `落款日期与所填成文日期${signedOn}不一致`;
  return [faultAt(proof, 'body', [last.start, last.end], { severity: Severity.HINT, reason })];
}

function late(signedOn: string, publishedOn: string): Verdict {
  return { severity: Severity.WARN, reason: `成文日期${signedOn}晚于发布日期${publishedOn}` };
}

function datesOf(text: string): StatedDate[] {
  return statedDates(text).filter((date) => date.year !== null && exists(date));
}

function dayOf({ year, month, day }: StatedDate): string {
  return isoDate(year ?? 0, month, day);
}

function isLine(text: string, start: number, end: number): boolean {
  return (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n');
}
