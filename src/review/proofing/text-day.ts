import { shanghaiDay } from '../../calendar/shanghai-day.ts';
import type { Proof } from './check.ts';

/** The day a text speaks from, `YYYY-MM-DD`: when its origin published it, else when it was signed, else the day it is read. */
export function textDay({ snapshot, on }: Proof): string {
  if (snapshot.originPublishedAt) return shanghaiDay(new Date(snapshot.originPublishedAt));
  return snapshot.policy?.signedOn ?? on;
}
