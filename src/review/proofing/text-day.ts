import { shanghaiDay } from '../../calendar/shanghai-day.ts';
import type { Proof } from './check.ts';

/** The day a text speaks from, `YYYY-MM-DD`: when it was signed or its origin published it, whichever came first, else the day it is read. */
export function textDay({ snapshot, on }: Proof): string {
  const publishedOn = snapshot.originPublishedAt ? shanghaiDay(new Date(snapshot.originPublishedAt)) : null;
  const days = [snapshot.policy?.signedOn, publishedOn].filter((day) => typeof day === 'string');
  return days.sort()[0] ?? on;
}
