import { heaviest, Sensitivity, weightOf } from '../content/sensitivity.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { plainText } from '../platform/html/sanitise.ts';
import { Severity } from './finding.ts';
import type { Found } from './proofing/index.ts';

/** A word whose topic asks for more than general review, and why. */
export interface Topic {
  word: string;
  sensitivity: Sensitivity;
  reason: string;
}

/** A topic word as it stands in a text; offsets as those of findings. */
export interface Mentioned extends Topic {
  field: 'title' | 'summary' | 'body';
  start: number;
}

/** What a text suggests: the heaviest of its topics, and where each topic is first mentioned. */
export interface Suggestion {
  sensitivity: Sensitivity;
  mentions: Mentioned[];
}

const NAMES: Record<Sensitivity, string> = {
  GENERAL: '一般',
  SENSITIVE: '重要敏感',
  STRATEGIC: '事关全局',
  MEDIA: '媒体热点',
};

/** Rule: how sensitive a text is by its topics; null where it mentions none. */
export function suggestSensitivity(
  text: Pick<Snapshot, 'title' | 'summary' | 'body'>,
  topics: readonly Topic[],
): Suggestion | null {
  const fields = { title: text.title, summary: text.summary ?? '', body: plainText(text.body) };
  const mentions = topics.flatMap((topic) => {
    for (const field of ['title', 'summary', 'body'] as const) {
      const start = fields[field].indexOf(topic.word);
      if (start !== -1) return [{ ...topic, field, start }];
    }
    return [];
  });
  if (mentions.length === 0) return null;
  return { sensitivity: heaviest(mentions.map((one) => one.sensitivity)), mentions };
}

/** Rule: the warnings a reviewer sees where a copy is reviewed under less than its topics suggest; whoever approves it answers for that. */
export function belowSuggestion(given: Sensitivity, suggestion: Suggestion | null): Found[] {
  const heavier = (suggestion?.mentions ?? []).filter((one) => weightOf(one.sensitivity) > weightOf(given));
  return heavier.slice(0, 20).map(({ word, field, start, sensitivity, reason }) => ({
    ...{ rule: 'sensitivity', severity: Severity.WARN, field, excerpt: word, start },
    end: start + word.length,
    reason: `${reason}，建议按“${NAMES[sensitivity]}”审核，现按“${NAMES[given]}”送审，请审核人确认或调整敏感程度`,
  }));
}
