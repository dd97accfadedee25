import { ContentKind } from '../../content/content-kind.ts';
import { Severity } from '../finding.ts';
import { type Check, faultAt } from './check.ts';
import { type Line, linesOf } from './lines.ts';
import { officialTitle } from './official-title.ts';

/** Documents that are sent to somebody; orders, announcements and the like are for all. */
const SENT = new Set(['通知', '请示', '批复', '函', '报告']);
/** The addressees stand above the text, below title, number and a line of notes. */
const ABOVE = 8;
const BODIES =
  '(?:人民政府|政府|街道办事处|管委会|管理委员会|部门|直属机构|机构|单位|机关|委员会|办公室|办公厅|总公司|企业|院校|学校|银行|[部委厅局办院署会])';
const OPENING = new RegExp(
  `^[\\u4e00-\\u9fff][^。；！？\\n《：:]{1,300}?${BODIES}(?:[（(][^（()）]{1,40}[)）])?\\s*[：:，,。；;、.]?$`,
);
const CLOSED = /：$/;
const DOCUMENT = /[〔[（(]\d{4}[〕\])）]\s*\d+\s*号/;
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日$/;

/** Finds documents sent to nobody, and lines of addressees that do not end in a full-width colon (GB/T 9704—2012, 7.3.2). */
export const addressees: Check = (proof) => {
  const { title, body } = proof.texts;
  const { genre } = officialTitle(title);
  if (proof.snapshot.kind !== ContentKind.POLICY || genre === null || !SENT.has(genre)) return [];
  const lines = linesOf(body)
    .slice(0, ABOVE)
    .filter((line) => !isAbove(line, title));
  const addressed = lines.find(({ text }) => /^[^。；]{2,400}[：:]$/.test(text) || OPENING.test(text));
  if (!addressed) {
    const reason = `“${genre}”应有主送机关，顶格写在正文之前`;
    return body.length < 60 ? [] : [faultAt(proof, 'body', [0, 0], { severity: Severity.HINT, reason })];
  }
  if (CLOSED.test(addressed.text)) return [];
  const suggestion = `${addressed.text.replace(/\s*[:，,。；;、.]$/, '')}：`;
  const reason = '主送机关后应标全角冒号';
  return [
    faultAt(proof, 'body', [addressed.start, addressed.end], { severity: Severity.WARN, reason, suggestion }),
  ];
};

/** Title, number and date are often repeated above the addressees. */
function isAbove({ text }: Line, title: string): boolean {
  const plain = text.replace(/\s/g, '');
  return (
    title.replace(/\s/g, '').includes(plain) ||
    (DOCUMENT.test(plain) && plain.length < 30) ||
    DATE.test(plain)
  );
}
