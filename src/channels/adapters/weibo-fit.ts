import { EditionAct } from '../../release/edition.ts';
import { publicationFields } from '../../release/publication-fields.ts';
import { beginning } from './excerpt.ts';
import type { Fitting, Matter, Rendition } from './matter.ts';
import { retractionNotice } from './retraction-notice.ts';
import { weiboLength } from './weibo-length.ts';
import { isOnDomain, type WeiboSettings } from './weibo-settings.ts';

const TOPIC = /#([^#]+)#/g;
const LEAST_TITLE = 8;

/** `#…#` would make a topic, which the interface refuses. */
function withoutTopics(text: string): string {
  return text.replace(TOPIC, '$1').replace(/\s+/gu, ' ').trim();
}

interface Parts {
  title: string;
  body: string;
  tail: string;
}

const compose = ({ title, body, tail }: Parts) => `【${title}】${body}${tail}`;

function fitted(parts: Parts, limit: number): string {
  const fits = (more: Partial<Parts>) => weiboLength(compose({ ...parts, ...more })) <= limit;
  if (fits({})) return compose(parts);
  const most = { ...parts, body: parts.body.slice(0, 2 * limit), title: parts.title.slice(0, 2 * limit) };
  if (fits({ body: '' })) {
    return compose({ ...parts, body: beginning(most.body, (body) => fits({ body })) });
  }
  const title = beginning(most.title, (part) => fits({ title: part, body: '' }));
  return compose({ ...parts, title: title || parts.title.slice(0, LEAST_TITLE), body: '' });
}

/** Whether the edition changes what a post says that stands there. */
function changes({ edition, standing }: Pick<Matter, 'edition' | 'standing'>): boolean {
  return standing !== null && edition.act !== EditionAct.PUBLISH;
}

/** A correction is a post of its own, and leads to the one that it corrects. */
function tailOf({ edition, standing, link }: Matter): string {
  const former = changes({ edition, standing }) && standing?.url ? `原微博：${standing.url} ` : '';
  return `${former}详见：${link}`;
}

/** An operator begins with the whole post: its title and its end are not to be there twice. */
function ownBody(text: string, title: string, tail: string): string {
  const [head, named = ''] = /^【([^】]*)】/.exec(text) ?? [''];
  const isTitle = named !== '' && title.startsWith(named.replace(/…$/u, ''));
  const body = isTitle ? text.slice(head.length) : text;
  return body.trimEnd().endsWith(tail) ? body.trimEnd().slice(0, -tail.length) : body;
}

function partsOf(matter: Matter, { words }: Fitting): Parts {
  const { edition } = matter;
  const { title, summary, text } = publicationFields(edition);
  const named = words?.title ?? title;
  const isChange = changes(matter);
  const note = isChange ? edition.changeNote : null;
  const mark = edition.act === EditionAct.CORRECT ? '更正：' : '更新：';
  const whole = withoutTopics(isChange && !named.startsWith(mark) ? mark + named : named);
  const tail = tailOf(matter);
  const own = words?.text ? ownBody(words.text, whole, tail) : null;
  return { title: whole, body: withoutTopics(own ?? note ?? summary ?? text), tail };
}

function wordsOf(matter: Matter, fitting: Fitting, limit: number): { title: string; text: string } {
  if (matter.edition.withdrawal) {
    const notice = retractionNotice(matter);
    return { title: notice.title, text: withoutTopics(notice.text) };
  }
  const parts = partsOf(matter, fitting);
  // An operator's own words are not cut: what is too long is said.
  return { title: parts.title, text: fitting.words?.text ? compose(parts) : fitted(parts, limit) };
}

function problemsOf(text: string, link: string, settings: Partial<WeiboSettings>, limit: number): string[] {
  const length = weiboLength(text);
  const isBound = isOnDomain(link, settings.boundDomain ?? '');
  return [
    ...(length > limit ? [`按微博的计数共${length}字，最多${limit}字`] : []),
    ...(isBound ? [] : [`链接须在安全域名${settings.boundDomain ?? ''}之下`]),
    ...(/#[^#]+#/.test(text) ? ['微博接口不接受#话题#'] : []),
  ];
}

/**
 * Rule: an edition as a post: its title in 【】, what fits of its summary or text in whole sentences, and the link to its
 * readers' page; a correction leads to the post it corrects too.
 */
export function fitWeibo(matter: Matter, fitting: Fitting): Rendition {
  const settings = fitting.settings as Partial<WeiboSettings>;
  const limit = settings.limit ?? 140;
  const { title, text } = wordsOf(matter, fitting, limit);
  const problems = problemsOf(text, matter.link, settings, limit);
  return { title, text, html: null, length: weiboLength(text), limit, problems };
}
