/** The fifteen kinds of official documents (公文种类), 《党政机关公文处理工作条例》第八条. */
export const GENRES = [
  ...['决议', '决定', '命令', '公报', '公告', '通告', '意见', '通知', '通报'],
  ...['报告', '请示', '批复', '议案', '函', '纪要'],
] as const;

/** Rule: a kind of official document under its full name (令 is 命令), or null for what is none. */
export function genreOf(text: string): string | null {
  const name = text === '令' ? '命令' : text;
  return GENRES.find((genre) => genre === name) ?? null;
}
