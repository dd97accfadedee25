import { sanitiseHtml } from '../platform/html/sanitise.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { checkList } from './check-list.ts';
import type { InterpretationPart } from './parts.ts';

const MOST_BACKGROUND = 20_000;

function checkBackground(html: string | null | undefined): string | null {
  must((html ?? '').length <= MOST_BACKGROUND, 'TOO_LARGE', {
    zh: `出台背景不能超过${MOST_BACKGROUND}字`,
    en: `background must not be longer than ${MOST_BACKGROUND} characters`,
  });
  return sanitiseHtml(html ?? '') || null;
}

function checkSha256(sha256: string): string {
  must(/^[0-9a-f]{64}$/.test(sha256), 'BAD_USER_INPUT', {
    zh: '素材须从附件中选',
    en: 'media must name an attachment by its SHA-256',
  });
  return sha256;
}

type Material = Pick<InterpretationPart, 'background' | 'cases' | 'figures' | 'media'>;

/** Checks and cleans what an interpretation explains with; what is empty is left out. */
export function checkMaterial(part: Material): Material {
  const background = checkBackground(part.background);
  const cases = checkList('cases', part.cases, 20).map(({ title, text }) => ({
    title: line('title', title, 200),
    text: line('text', text, 5_000),
  }));
  const figures = checkList('figures', part.figures, 50).map(({ name, value, note }) => ({
    name: line('name', name, 100),
    value: line('value', value, 100),
    note: optionalLine('note', note, 500),
  }));
  const media = checkList('media', part.media, 20).map(({ kind, sha256, title, text }) => ({
    ...{ kind, sha256: checkSha256(sha256), title: line('title', title, 200) },
    text: line('text', text, 20_000),
  }));
  return {
    ...(background ? { background } : {}),
    ...(cases.length > 0 ? { cases } : {}),
    ...(figures.length > 0 ? { figures } : {}),
    ...(media.length > 0 ? { media } : {}),
  };
}
