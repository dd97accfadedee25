import type { Matter } from './matter.ts';

/** Rule: the words of a withdrawal where a copy is not taken back by a call: what was withdrawn and why, and nothing of its text. */
export function retractionNotice({ edition, link }: Matter): { title: string; text: string } {
  const { title } = edition.snapshot;
  const reason = edition.withdrawal?.explanation;
  const text = `《${title}》已撤下。${reason ? `说明：${reason}。` : ''}详见：${link}`;
  return { title: `关于撤下《${title}》的说明`, text };
}
