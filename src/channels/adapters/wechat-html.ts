import { load } from 'cheerio';
import juice from 'juice';
import clean from 'sanitize-html';
import { plainText } from '../../platform/html/sanitise.ts';
import { sentences } from './excerpt.ts';

const STYLE = `section{font-size:16px;line-height:1.75}p{margin:0 0 1em}h1,h2,h3{font-size:18px}
img{max-width:100%}table{width:100%;border-collapse:collapse}th,td{border:1px solid #ccc;padding:4px 8px}
blockquote{border-left:3px solid #ccc;padding-left:12px}`;

const OWN_LINK = /^https?:\/\/mp\.weixin\.qq\.com\//;
const STORED = /^\/media\/([0-9a-f]{64})\//;

/** An uploaded picture has a longer address than ours. */
const PICTURE_RESERVE = 150;

const PLAIN: { tagName: string; attribs: Record<string, string> } = { tagName: 'span', attribs: {} };

const TAGS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'blockquote', 'pre', 'hr', 'br'],
  ...[
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'figure',
    'figcaption',
    'span',
    'strong',
    'em',
    'sup',
    'sub',
    'code',
  ],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'a', 'img'],
];

/** Rule: stored HTML narrowed to what the interface takes: no video, no sound, and no links but to WeChat's own pages. */
export function narrowed(html: string): string {
  return clean(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['style'],
      a: ['href'],
      img: ['src', 'alt'],
      ol: ['start'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    parseStyleAttributes: false,
    selfClosing: ['img', 'br', 'hr', 'col'],
    transformTags: {
      a: (_, { href = '' }) => (OWN_LINK.test(href) ? { tagName: 'a', attribs: { href } } : PLAIN),
    },
  });
}

/** Rule: the pictures of HTML in order: the hash of one in the media store, null for one that stands elsewhere. */
export function picturesIn(html: string): (string | null)[] {
  return load(
    html,
    null,
    false,
  )('img')
    .map((_, tag) => [STORED.exec(tag.attribs.src ?? '')?.[1] ?? ''])
    .get()
    .map((hash) => hash || null);
}

/** Rule: HTML with the pictures of the media store at other addresses, by their hashes. */
export function withPictures(html: string, addresses: ReadonlyMap<string, string>): string {
  const $ = load(html, null, false);
  $('img').each((_, tag) => {
    const address = addresses.get(STORED.exec(tag.attribs.src ?? '')?.[1] ?? '');
    if (address) $(tag).attr({ src: address, 'data-src': address });
  });
  return $.html();
}

/** Rule: text as paragraphs, one a line. */
export function paragraphs(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.trim()}</p>`)
    .join('');
}

/** What an article is made of: markup before and after the body, and the body that may be cut. */
export interface WechatParts {
  head: string;
  body: string;
  tail: string;
  /** What stands in place of what was cut. */
  more: string;
}

const compose = ({ head, body, tail }: WechatParts) => `<section>${head}${body}${tail}</section>`;

function measure(html: string): number {
  return html.length + PICTURE_RESERVE * picturesIn(html).length;
}

/** Whole elements of the body, as many as fit, and whole sentences of the first one that does not. */
function cutBody(parts: WechatParts, limit: number): string {
  const $ = load(parts.body, null, false);
  const fits = (body: string) => measure(compose({ ...parts, body: body + parts.more })) <= limit;
  let kept = '';
  for (const node of $.root().contents().get()) {
    const block = $.html(node);
    if (!fits(kept + block)) {
      const rest = sentences(plainText(block), (part) => fits(kept + paragraphs(part)));
      return kept + paragraphs(rest) + parts.more;
    }
    kept += block;
  }
  return kept;
}

/** Rule: an article within a limit of characters: with its styles inline, else bare, else cut after a whole sentence. */
export function withinLimit(parts: WechatParts, limit: number): { html: string; isCut: boolean } {
  const bare = compose(parts);
  if (measure(bare) > limit) return { html: compose({ ...parts, body: cutBody(parts, limit) }), isCut: true };
  const styled = juice.inlineContent(bare, STYLE, { applyAttributesTableElements: false });
  return { html: measure(styled) <= limit ? styled : bare, isCut: false };
}
