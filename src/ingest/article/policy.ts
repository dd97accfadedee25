import type { PolicyParticulars } from './article.ts';
import { readUpstreamDate } from './dates.ts';
import type { DocumentTable } from './document-table.ts';
import { elementsUnder, type HtmlElement, textOf } from './html-document.ts';
import { unspaced, verbatim } from './upstream-text.ts';

// 《党政机关公文处理工作条例》(2012), art. 8, with 令 as titles write 命令.
const GENRE =
  /(?<genre>命令|令|决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)(?:（[^）]*）)?$/u;
const NUMBER =
  /^(?:\p{Script=Han}{1,16}[〔[［(（【]\d{4}[〕\]］)）】]第?\d{1,5}号|\p{Script=Han}{2,20}令第?\d{1,5}号)$/u;
/** An order names itself in one line and its number in the next. */
const ORDER = /^\p{Script=Han}{2,20}令$/u;
const ORDER_NUMBER = /^第\d{1,5}号$/u;
/** The line under the title of a regulation says by which order it was made known. */
const MADE_KNOWN = /^[（(]\d{4}年\d{1,2}月\d{1,2}日(?<number>\p{Script=Han}{2,20}令第\d{1,5}号)公布/u;
const FIRST_LINES = 12;

/**
 * The particulars of an official document, from its table and, for the number alone, from the line under its title
 * in the text; null where neither shows that the page is one.
 */
export function readPolicy(
  table: DocumentTable,
  { title, body }: { title: string; body: HtmlElement | null },
): PolicyParticulars | null {
  const number = table.number ?? numberInText(body);
  if (!number && !table.indexNumber && !(table.issuer && table.signedOn)) return null;
  return {
    number,
    issuer: table.issuer ?? null,
    indexNumber: table.indexNumber ?? null,
    theme: table.theme ?? null,
    genre: GENRE.exec(table.genre ?? '')?.groups?.genre ?? genreOf(title),
    signedOn: dayOf(table.signedOn),
    validity: validityOf(table.validity ?? ''),
  };
}

function numberInText(body: HtmlElement | null): string | null {
  const lines = body ? elementsUnder(body, 'p', 'div', 'td', 'h1', 'h2', 'h3', 'span', 'font') : [];
  let before = '';
  for (const line of lines.slice(0, 3 * FIRST_LINES)) {
    const text = verbatim(textOf(line));
    const number = numberOf(text, before);
    if (number) return number;
    before = unspaced(text) || before;
  }
  return null;
}

/** The document number that a line is; `before`: the line before it, without spaces. */
function numberOf(line: string, before: string): string | null {
  const compared = unspaced(line);
  if (NUMBER.test(compared)) return line;
  if (ORDER_NUMBER.test(compared) && ORDER.test(before)) return before + compared;
  return MADE_KNOWN.exec(compared)?.groups?.number ?? null;
}

function genreOf(title: string): string | null {
  const genre = GENRE.exec(title)?.groups?.genre ?? null;
  return genre === '令' ? '命令' : genre;
}

function dayOf(text: string | undefined): string | null {
  const date = text === undefined ? null : readUpstreamDate(text);
  if (!date) return null;
  return Temporal.Instant.fromEpochMilliseconds(date.at.getTime())
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString();
}

function validityOf(text: string): PolicyParticulars['validity'] {
  if (/废止/u.test(text)) return 'REPEALED';
  if (/失效|过期|无效/u.test(text)) return 'EXPIRED';
  if (/修改|修订/u.test(text)) return 'AMENDED';
  return /有效/u.test(text) ? 'IN_FORCE' : null;
}
