import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, type Proof } from './check.ts';
import { type Cell, type Grid, tablesOf } from './tables.ts';

const PERSON =
  /^(?:姓名|申请人|申请人姓名|户主|户主姓名|家庭成员|本人姓名|学生姓名|受助人|保障对象|拟补贴对象|补贴对象|名字|当事人|被处罚人|获奖人|残疾人姓名|联系人)$/;
const HOME =
  /^(?:家庭|现|户籍|居住|通讯|身份证|常住|详细|户口所在|房屋|住房|租住)?(?:住址|地址|住所|所在地|坐落|居住地)$/;
const OFFICE = /单位|企业|公司|机构|店名|商户|字号|法定代表人|统一社会信用代码|营业执照/;
/** So exact that a door is found: a house with its number, a flat, a group of a village with a number of a house. */
const EXACT =
  /(?:\d{1,5}|[一二三四五六七八九十]{1,3})(?:号(?!线|文)|栋|幢|座|单元|室|房(?!屋)|户(?!籍)|楼(?!村|镇|乡|街))|\d{1,3}-\d{1,4}(?:-\d{1,4})?$/;
const MASK = /[*＊×Xx█某]/;
const LIST = /公示|名单|花名册|名册|一览表|登记表|发放表|汇总表/;
const SENTENCE =
  /(?:[\u4e00-\u9fff]{2,4}[，,、 ][ \t]*(?:男|女)[^。；\n]{0,40}?|(?:申请人|户主|当事人|被申请人)[：: ]?[\u4e00-\u9fff]{2,4}[，,、 ][^。；\n]{0,40}?)(?:家?住址?|现住|居住于|户籍地址?|住所地?)(?:为|是|：|:|于|在)?[ \t]*([\u4e00-\u9fff][^，。；;\n]{3,60})/g;
const REASON = '公示的名单中含有个人详细住址，公开前应当隐去门牌号';

/** Finds homes in lists of persons, told to the door, which a public notice does not need (个人信息保护法, art. 6). */
export const listedAddresses: Check = (proof) => {
  const { title, body } = proof.texts;
  if (!LIST.test(title) && !LIST.test(body.slice(0, 2_000))) return [];
  const inTables = tablesOf(proof.elements, body).flatMap((grid) => judgeTable(proof, grid));
  const isTold = (at: number) => inTables.some(({ start, end }) => start <= at && at < end);
  return [...inTables, ...judgeSentences(proof).filter(({ start }) => !isTold(start))];
};

function judgeTable(proof: Proof, grid: Grid): Fault[] {
  const heading = grid.slice(0, 4).findIndex((row) => row.some((cell) => HOME.test(label(cell))));
  const labels = (grid[heading] ?? []).map(label);
  if (!labels.some((text) => PERSON.test(text)) || labels.some((text) => OFFICE.test(text))) return [];
  const column = labels.findIndex((text) => HOME.test(text));
  return grid.slice(heading + 1).flatMap((row) => {
    const cell = row[column];
    if (!cell || !isHome(cell.text)) return [];
    return [faultAt(proof, 'body', [cell.start, cell.end], { severity: Severity.WARN, reason: REASON })];
  });
}

function judgeSentences(proof: Proof): Fault[] {
  return [...proof.texts.body.matchAll(SENTENCE)].flatMap((match) => {
    const address = (match[1] ?? '').trimEnd();
    const start = match.index + match[0].length - (match[1] ?? '').length;
    if (!isHome(address)) return [];
    const range: [number, number] = [start, start + address.length];
    return [faultAt(proof, 'body', range, { severity: Severity.WARN, reason: REASON })];
  });
}

function label(cell: Cell | undefined): string {
  return (cell?.text ?? '').replace(/[\s:：]/g, '').replace(/[（(].*[)）]$/, '');
}

function isHome(text: string): boolean {
  return text.length <= 80 && EXACT.test(text.trim()) && !MASK.test(text);
}
