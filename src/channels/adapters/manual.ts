// No vendor: a person carries it out, from the package at the desk (抖音, 头条, 报纸, 广播, 村村响 …).
import { z } from 'zod';
import { publicationFields } from '../../release/publication-fields.ts';
import type { Adapter } from './adapter.ts';
import type { Fitting, Matter, Rendition } from './matter.ts';
import type { Outcome } from './outcome.ts';
import { retractionNotice } from './retraction-notice.ts';

const settings = z.strictObject({
  /** What the person is told beside the text: where to sign in, whom to ask. No passwords. */
  instructions: z.string().max(2_000).default(''),
  titleLimit: z.number().int().min(1).max(300).optional(),
  textLimit: z.number().int().min(1).max(100_000).optional(),
});

type ManualSettings = z.infer<typeof settings>;

const length = (text: string) => [...text].length;

function wordsOf(matter: Matter, { words }: Fitting): { title: string; text: string; html: string | null } {
  if (matter.edition.withdrawal) return { ...retractionNotice(matter), html: null };
  const { title, text, body } = publicationFields(matter.edition);
  const own = { title: words?.title ?? title, text: words?.text ?? text };
  return { ...own, html: words?.text ? null : body };
}

function problemsOf(title: string, limit: number | undefined): string[] {
  if (!limit || length(title) <= limit) return [];
  return [`标题有${length(title)}字，该渠道最多${limit}字`];
}

function fit(matter: Matter, fitting: Fitting): Rendition {
  const { titleLimit, textLimit = null } = fitting.settings as Partial<ManualSettings>;
  const { title, text, html } = wordsOf(matter, fitting);
  const problems = problemsOf(title, titleLimit);
  return { title, text, html, length: length(text), limit: textLimit, problems };
}

const handOver = (detail: string) => (): Promise<Outcome> =>
  Promise.resolve({ kind: 'accepted', detail, receipt: { remoteId: null, url: null }, task: true });

/** A channel that a person serves: each step is a task with a package to download, and the proof is uploaded. */
export const manual: Adapter<ManualSettings> = {
  settings,
  secrets: [],
  idempotent: true,
  adjustable: true,
  fit,
  send: handOver('handed to a person to post'),
  update: handOver('handed to a person to correct'),
  retract: handOver('handed to a person to take down'),
};
