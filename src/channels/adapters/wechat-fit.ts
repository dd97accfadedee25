import { plainText } from '../../platform/html/sanitise.ts';
import { EditionAct } from '../../release/edition.ts';
import { publicationFields } from '../../release/publication-fields.ts';
import { beginning } from './excerpt.ts';
import type { Fitting, Matter, Rendition } from './matter.ts';
import { retractionNotice } from './retraction-notice.ts';
import { narrowed, paragraphs, picturesIn, type WechatParts, withinLimit } from './wechat-html.ts';
import { type WechatSettings, wechatSettings } from './wechat-settings.ts';

const MORE = '<p>（限于篇幅，以下从略，请点击“阅读原文”查看全文）</p>';

const lengthOf = (text: string) => [...text].length;

type Limits = Pick<WechatSettings, 'titleLimit' | 'digestLimit' | 'contentLimit' | 'corrections' | 'author'>;

const DEFAULTS = wechatSettings.parse({ appId: 'wx0000', appSecret: 'none given' });

/** Rule: the beginning of a text that has at most so many characters, on one line. */
function shortened(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return lengthOf(line) <= limit
    ? line
    : beginning(line.slice(0, 4 * limit), (part) => lengthOf(part) <= limit);
}

/** Whether the edition changes what an article says that stands there. */
function changes({ edition, standing }: Matter): boolean {
  return standing !== null && edition.act !== EditionAct.PUBLISH;
}

function titleOf(matter: Matter, { words }: Fitting, { corrections, titleLimit }: Limits) {
  const named = words?.title ?? matter.edition.snapshot.title;
  const isLinked = changes(matter) && corrections === 'post';
  const mark = matter.edition.act === EditionAct.CORRECT ? '更正：' : '更新：';
  const whole = isLinked && !named.startsWith(mark) ? mark + named : named;
  // An operator's own words are not cut: what is too long is said.
  return { whole, title: words?.title ? whole : shortened(whole, titleLimit) };
}

/** A correction says what it corrects, and leads to the article that it corrects where that stays. */
function correctionNote(matter: Matter, { corrections }: Limits): string {
  const { edition, standing } = matter;
  if (!changes(matter)) return '';
  const note = edition.changeNote ? paragraphs(`更正说明：${edition.changeNote}`) : '';
  const url =
    corrections === 'post' ? standing?.url?.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`) : null;
  return note + (url ? narrowed(`<p>原文章：<a href="${url}">${url}</a></p>`) : '');
}

function attachmentNote({ edition }: Matter): string {
  const names = edition.snapshot.attachments.map(({ name }) => name);
  return names.length > 0 ? paragraphs(`附件（请点击“阅读原文”下载）：\n${names.join('\n')}`) : '';
}

/** An operator begins with the whole article: what stands around its body is not to be there twice. */
function ownBody(text: string, around: string): string {
  const lines = new Set(plainText(around).split('\n'));
  return paragraphs(
    text
      .split('\n')
      .filter((line) => !lines.has(line.trim()))
      .join('\n'),
  );
}

function partsOf(matter: Matter, fitting: Fitting, limits: Limits): WechatParts {
  const { body, originName } = publicationFields(matter.edition);
  const { whole, title } = titleOf(matter, fitting, limits);
  const own = fitting.words?.text;
  const heading = title === whole ? '' : `<p><strong>${paragraphs(whole).slice(3, -4)}</strong></p>`;
  const origin = originName ? `来源：${originName}\n` : '';
  const head = heading + correctionNote(matter, limits);
  const tail = attachmentNote(matter) + paragraphs(`${origin}详见：${matter.link}`);
  return { head, body: own ? ownBody(own, head + tail) : narrowed(body), tail, more: MORE };
}

/** What stops an article: pictures that the interface would filter out, and operators' words that are too long. */
function faultsOf(title: string, html: string, limits: Limits): string[] {
  const length = lengthOf(title);
  return [
    ...(length > limits.titleLimit ? [`标题有${length}字，微信最多${limits.titleLimit}字`] : []),
    ...(picturesIn(html).includes(null) ? ['正文有外链图片，会被微信滤掉：请先把图片上传到本平台'] : []),
    ...(html.length > limits.contentLimit
      ? [`正文连同排版共${html.length}字符，微信最多${limits.contentLimit}`]
      : []),
  ];
}

function notesOf(matter: Matter, whole: string, title: string, isCut: boolean): string[] {
  const hasMedia = /<(?:video|audio)\b/.test(matter.edition.snapshot.body);
  return [
    ...(whole === title ? [] : ['标题过长，已截短；全称写在正文开头']),
    ...(isCut ? ['正文过长，只发前一部分，其余见“阅读原文”'] : []),
    ...(hasMedia ? ['视频和音频不随文章发布'] : []),
  ];
}

/** Rule: what stops a fitted article from being sent; empty for one that may go. */
export function stopsOf({ title, html }: Rendition, settings: Limits): string[] {
  return faultsOf(title, html ?? '', settings);
}

/**
 * Rule: an edition as an article: its title within the limit, its text in the markup that is allowed with styles
 * inline, its attachments by name, and the link to its readers' page; what is too long is cut after a whole sentence
 * and says so.
 */
export function fitWechat(matter: Matter, fitting: Fitting): Rendition {
  const limits: Limits = { ...DEFAULTS, ...(fitting.settings as Partial<Limits>) };
  if (matter.edition.withdrawal) {
    const { title, text } = retractionNotice(matter);
    const html = paragraphs(text);
    return { title, text, html, length: html.length, limit: limits.contentLimit, problems: [] };
  }
  const parts = partsOf(matter, fitting, limits);
  const room = fitting.words?.text ? Number.MAX_SAFE_INTEGER : limits.contentLimit;
  const { html, isCut } = withinLimit(parts, room);
  const { whole, title } = titleOf(matter, fitting, limits);
  const problems = [...faultsOf(title, html, limits), ...notesOf(matter, whole, title, isCut)];
  return { title, text: plainText(html), html, length: html.length, limit: limits.contentLimit, problems };
}

/** Rule: the digest of an article (摘要): the edition's summary, else the beginning of its text, within the limit. */
export function digestOf({ edition }: Matter, rendition: Rendition, { digestLimit }: Limits): string {
  const { summary, text } = publicationFields(edition);
  return shortened(summary || text || rendition.text, digestLimit);
}

/** Rule: whose name stands beside the title: the one of the settings, else the origin's or the site's if it is short enough. */
export function authorOf({ edition, site }: Matter, { author }: Limits): string {
  const names = [author, edition.snapshot.originName ?? '', site.name];
  return names.find((name) => name !== '' && lengthOf(name) <= 16) ?? '';
}
