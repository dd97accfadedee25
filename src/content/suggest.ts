import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { plainText } from '../platform/html/sanitise.ts';
import { jieba, tfIdf } from '../platform/jieba.ts';
import { must } from '../platform/refusal.ts';

const MOST_KEYWORDS = 8;
/** How much of a text is read, in UTF-16 units. */
const READ = 100_000;
const LONGEST_DESCRIPTION = 160;

/** Nouns, names of places, of bodies and of other things, and verbs used as nouns. */
const NAMING = ['n', 'ns', 'nt', 'nz', 'nr', 'vn', 'an', 'i', 'l'];

/** Words that every official text has and none is found by. */
const COMMON = new Set(
  '工作 单位 情况 问题 方面 内容 人员 有关 部门 要求 意见 通知 附件 记者 时间 全市 全省 全县 各地 市政府 以下 以上'.split(
    ' ',
  ),
);

/** What may stand in the META tags of a page: keywords, the weightiest first, and a description. */
export interface Suggestion {
  keywords: string[];
  description: string | null;
}

function keywordsOf(title: string, text: string): string[] {
  // What the title says counts as much as what the text says several times.
  const weighed = tfIdf().extractKeywords(jieba(), `${title}。${title}。${title}。${text}`, 40, NAMING);
  const words = weighed.map(({ keyword }) => keyword).filter((word) => /^\p{sc=Han}{2,}$/u.test(word));
  return words.filter((word) => !COMMON.has(word)).slice(0, MOST_KEYWORDS);
}

/** The first sentences of a text, but for whom it is addressed to. */
function descriptionOf(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line.length >= 10 && !/[:：]$/u.test(line)).join('');
  const sentences = said.match(/[^。！？]+[。！？]?/gu) ?? [];
  let description = '';
  for (const sentence of sentences) {
    if (description && description.length + sentence.length > LONGEST_DESCRIPTION) break;
    description += sentence;
  }
  return description.slice(0, LONGEST_DESCRIPTION) || null;
}

/** Suggests keywords and a description for a text; nothing is stored. */
export function suggest({ actor }: Context, input: { title: string; body: string }): Suggestion {
  mustHaveRole(actor, Role.EDITOR, Role.ADMIN);
  must(input.body.length <= 1_500_000 && input.title.length <= 500, 'TOO_LARGE');
  const text = plainText(input.body).slice(0, READ);
  return { keywords: keywordsOf(input.title, text), description: descriptionOf(text) };
}
