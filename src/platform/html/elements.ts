/** The elements that may stand in stored HTML: the one allow-list of law 12. */
export const ALLOWED = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'blockquote', 'pre', 'hr', 'br'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'img', 'video', 'audio', 'source', 'strong', 'em', 'sup', 'sub', 'code'],
];

/** The attributes that may stand on them; `style` holds one text-align and nothing else. */
export const ALLOWED_ATTRIBUTES: Record<string, string[]> = {
  '*': ['style'],
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  video: ['src', 'controls', 'width', 'height'],
  audio: ['src', 'controls'],
  source: ['src'],
  ol: ['start'],
  col: ['span'],
  colgroup: ['span'],
  th: ['colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
};

/** Elements dropped together with all they hold: code, controls, foreign languages and what browsers would not show. */
export const DROPPED_WHOLE = [
  ...['script', 'style', 'title', 'template', 'noscript', 'xml', 'svg', 'math', 'xmp', 'plaintext'],
  ...['iframe', 'frameset', 'noframes', 'noembed', 'object', 'applet'],
  ...['textarea', 'select', 'option', 'optgroup', 'datalist', 'button'],
];

/** Elements kept under the name of an allowed one. */
export const RENAMED: Record<string, string> = {
  ...{ b: 'strong', i: 'em', kbd: 'code', samp: 'code', tt: 'code', dir: 'ul', menu: 'ul', listing: 'pre' },
  ...{ address: 'div', article: 'div', aside: 'div', center: 'div', details: 'div', fieldset: 'div' },
  ...{
    footer: 'div',
    form: 'div',
    header: 'div',
    hgroup: 'div',
    main: 'div',
    nav: 'div',
    section: 'div',
    summary: 'div',
  },
};

/** Elements on which alignment of text means something. */
export const ALIGNABLE = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'blockquote', 'li', 'dt', 'dd', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
]);

/** Elements that begin and end a line of readable text. */
export const LINE_BREAKING = new Set([
  ...ALLOWED.slice(0, ALLOWED.indexOf('thead')).filter((name) => name !== 'col' && name !== 'colgroup'),
  ...Object.keys(RENAMED).filter((name) => ['div', 'ul', 'pre'].includes(RENAMED[name] ?? '')),
  ...['tr', 'legend', 'body', 'option'],
]);
