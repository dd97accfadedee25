/** A title beside a name, and how far its other end is from the name, in UTF-16 units. */
export interface TitleBeside {
  words: string;
  offset: number;
}

const BODY =
  '(?:(?:自治区|省|市|县|区|州|镇|乡)?(?:人民政府|政府|人大常委会|人大|政协|纪委|监委|委)?(?:党组|党委)?)';
const RANK =
  '(?:书记|省长|市长|县长|区长|州长|镇长|乡长|主席|主任|秘书长|部长|厅长|局长|院长|检察长|常委|组长)';
const LEAD = '(?:常务副|第一副|副|代理|代|第一)?';
const TITLE = `${BODY}${LEAD}${RANK}`;

const BEFORE = new RegExp(`(${TITLE}(?:[、，兼]${TITLE})*)\\s*$`, 'u');
// 主任医师, 市长信箱 and the like are no titles of the person named.
const AFTER = new RegExp(
  `^\\s*(${TITLE})(?!医师|医生|护师|技师|记者|编辑|科员|员|助理|信箱|热线|奖|级|会议|办公|团|接待|杯)`,
  'u',
);
const PARTS = new RegExp(`^(${BODY})(${LEAD})(${RANK})$`, 'u');
const LAST = new RegExp(`(${BODY})(${LEAD})(${RANK})$`, 'u');
/** Who is said to have had a title has it no more. */
const FORMER = /(?:原|前|时任|曾任|历任|拟任|当选|任命为?|免去|辞去)(?:[\p{Script=Han}]{0,10})?$/u;

/** Rule: the titles that stand right before a name; none that somebody is said to have had, been given or lost. */
export function titlesBefore(text: string): TitleBeside[] {
  const match = BEFORE.exec(text.slice(-60));
  const [whole = '', words = ''] = match ?? [];
  if (words === '' || FORMER.test(text.slice(0, text.length - whole.length).slice(-14))) return [];
  return words.split(/[、，兼]/u).map((one) => ({ words: one, offset: whole.length }));
}

/** Rule: the title that stands right after a name, or null. */
export function titleAfter(text: string): TitleBeside | null {
  const [whole, words] = AFTER.exec(text.slice(0, 40)) ?? [];
  return whole && words ? { words, offset: whole.length } : null;
}

const leadOf = (lead: string) => lead.replace('常务副', '副').replace('第一副', '副').replace('代理', '代');
const bodyOf = (body: string) => body.replace('人民政府', '政府');

/** Rule: whether a title is one of those somebody has, each named in full or short; a deputy is not called by the title of whom they stand for. */
export function isTitleOf(title: string, present: string): boolean {
  const [, body = '', lead = '', rank = ''] = PARTS.exec(title) ?? [];
  return present.split(/[、，；;兼]/u).some((one) => {
    const [, ownBody = '', ownLead = '', ownRank = ''] = LAST.exec(one.trim()) ?? [];
    const [a, b] = [bodyOf(body), bodyOf(ownBody)];
    const isSameBody = a === '' || b === '' || a.endsWith(b) || b.endsWith(a);
    return rank === ownRank && leadOf(lead) === leadOf(ownLead) && isSameBody;
  });
}
