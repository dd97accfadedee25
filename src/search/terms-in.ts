import { fold } from '../platform/fold.ts';
import { jieba } from '../platform/jieba.ts';

const HAN = /\p{sc=Han}{2,}/gu;
const LONGEST = 24;
const LONGEST_PHRASE = 8;
const MOST = 60;
const LAW_NAME = /《([^《》]{2,40})》/gu;
const LEAD = /^.*?关于(?:印发|转发|批转|公布|发布|做好|开展|加强|进一步)?/u;
const TAIL = /的?(?:通知|公告|通告|决定|意见|批复|函|指引|指南)$/u;
const LIGHT = /^(?:[的了和与及等在是为对将已由]|关于|印发|转发|通知|公告|通告|进一步)$/u;

/** Names in a title: what stands in 《》, and the title without 关于…的通知 around it. */
function namesIn(title: string): string[] {
  const named = [...title.matchAll(LAW_NAME)].map(([, name]) => name ?? '');
  const core = title
    .replace(LEAD, '')
    .replace(TAIL, '')
    .replace(/[《》“”]/gu, '');
  return [...named, core, title].filter((name) => name.length >= 2 && name.length <= LONGEST);
}

/** The words of a run of Chinese text, and neighbours together: 灵活 就业 say more than either. */
function* phrasesOf(run: string): Generator<string> {
  const words = jieba().cut(run, true);
  for (const [nth, word] of words.entries()) {
    const next = words[nth + 1] ?? '';
    if (LIGHT.test(word)) continue;
    yield word;
    if (!LIGHT.test(next) && word.length + next.length <= LONGEST_PHRASE) yield word + next;
  }
}

function phrasesIn(title: string): string[] {
  const runs = [...title.matchAll(HAN)];
  return runs.flatMap(([run]) => [...phrasesOf(run)]);
}

/** Rule: the words and names of a publication by which a search is completed and mistyped words are put right; folded. */
export function termsIn(publication: {
  title: string;
  keywords: readonly string[];
  issuer?: string | null;
}): string[] {
  const title = fold(publication.title).replace(/\s+/g, '');
  const said = [...publication.keywords, publication.issuer ?? ''].map((word) =>
    fold(word).replace(/\s+/g, ''),
  );
  const all = [...namesIn(title), ...said, ...phrasesIn(title)];
  return [...new Set(all)].filter((term) => term.length >= 2 && term.length <= LONGEST).slice(0, MOST);
}
