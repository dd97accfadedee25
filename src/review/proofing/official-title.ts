/** The kinds of official documents (党政机关公文处理工作条例, art. 8, and 令). */
export const GENRES = '命令|令|决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要';

/** A title taken apart: the issuer before 关于, the matter, the genre with its place; null what it lacks. */
export interface OfficialTitle {
  issuer: string | null;
  matter: string | null;
  genre: string | null;
  start: number;
  end: number;
}

const REMARK = /\s*[（(〔[][^（()）〔〕[\]]{1,30}[)）〕\]]\s*$/;
const ENDING = new RegExp(`(?:${GENRES})$`);

/** Takes a title apart; a remark in brackets at its end, as （试行）, is no part of it. */
export function officialTitle(title: string): OfficialTitle {
  const plain = title.replace(REMARK, '');
  const genre = ENDING.exec(plain)?.[0] ?? null;
  const end = plain.length;
  const about = plain.indexOf('关于');
  const start = end - (genre?.length ?? 0);
  const issuer = about > 0 ? plain.slice(0, about).trim() : '';
  const matter =
    about < 0
      ? ''
      : plain
          .slice(about + 2, start)
          .replace(/的$/, '')
          .trim();
  return { issuer: issuer || null, matter: matter || null, genre, start, end };
}
