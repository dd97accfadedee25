import { ALIGNABLE, RENAMED } from './elements.ts';
import { safeAddress } from './link.ts';

type Attributes = Record<string, string>;

/** An element as it will be stored; an empty name means that it goes and what it holds stays. */
export interface Reduced {
  tagName: string;
  attribs: Attributes;
}

const GONE: Reduced = { tagName: '', attribs: {} };
const WEB = ['http:', 'https:'];
const LINK = [...WEB, 'mailto:', 'tel:'];

/** Reduces an element to its allowed name and to attributes with checked, canonical values. */
export function reduceElement(name: string, given: Attributes, baseUrl?: string): Reduced {
  const tagName = Object.hasOwn(RENAMED, name) ? (RENAMED[name] ?? name) : name;
  const reduce = Object.hasOwn(REDUCERS, tagName) ? REDUCERS[tagName] : undefined;
  const own = reduce ? reduce(given, baseUrl) : {};
  if (own === undefined) return { ...GONE };
  const alignment = name === 'center' ? 'center' : alignmentOf(given);
  if (alignment === undefined || !ALIGNABLE.has(tagName)) return { tagName, attribs: own };
  return { tagName, attribs: { ...own, style: `text-align:${alignment}` } };
}

/** The attributes an element keeps of its own kind; undefined where it is nothing without one that it lacks. */
const REDUCERS: Record<string, (given: Attributes, baseUrl?: string) => Attributes | undefined> = {
  a: (given, baseUrl) => {
    const href = safeAddress(given.href, LINK, baseUrl);
    return href === undefined ? undefined : { href };
  },
  img: (given, baseUrl) => {
    // Lazy loading puts the picture in a data attribute and a placeholder in src.
    const candidates = [given['data-src'], given['data-original'], given.src];
    const src = candidates.map((each) => safeAddress(each, WEB, baseUrl)).find((each) => each !== undefined);
    if (src === undefined || isTrackingPixel(given)) return undefined;
    return { src, ...(given.alt === undefined ? {} : { alt: given.alt }), ...sizeOf(given) };
  },
  video: (given, baseUrl) => ({ ...mediaOf(given, baseUrl), ...sizeOf(given) }),
  audio: (given, baseUrl) => mediaOf(given, baseUrl),
  source: (given, baseUrl) => {
    const src = safeAddress(given.src, WEB, baseUrl);
    return src === undefined ? undefined : { src };
  },
  ol: (given) => count('start', given.start),
  col: (given) => count('span', given.span),
  colgroup: (given) => count('span', given.span),
  th: (given) => ({ ...count('colspan', given.colspan), ...count('rowspan', given.rowspan) }),
  td: (given) => ({ ...count('colspan', given.colspan), ...count('rowspan', given.rowspan) }),
};

function mediaOf(given: Attributes, baseUrl?: string): Attributes {
  const src = safeAddress(given.src, WEB, baseUrl);
  return src === undefined ? { controls: '' } : { src, controls: '' };
}

function sizeOf(given: Attributes): Attributes {
  return { ...pixels('width', given.width), ...pixels('height', given.height) };
}

function pixels(name: string, value = ''): Attributes {
  const [, digits] = /^\s*0*([1-9]\d{0,3})(?:\.\d+)?\s*(?:px)?\s*$/i.exec(value) ?? [];
  return digits === undefined ? {} : { [name]: digits };
}

/** HTML caps spans at 1000. */
function count(name: string, value = ''): Attributes {
  const [, digits] = /^\s*0*([1-9]\d{0,2}|1000)\s*$/.exec(value) ?? [];
  return digits === undefined ? {} : { [name]: digits };
}

function isTrackingPixel(given: Attributes): boolean {
  const style = (given.style ?? '').replace(/\s/g, '').toLowerCase();
  return (
    [given.width, given.height].some((side) => /^\s*0*[01](\.\d+)?\s*(px)?\s*$/i.test(side ?? '')) ||
    /(^|;)(width|height):0*[01](px)?(!important)?(;|$)/.test(style) ||
    /(^|;)(display:none|visibility:hidden)/.test(style)
  );
}

function alignmentOf(given: Attributes): string | undefined {
  const styled =
    /(?:^|;)\s*text-align\s*:\s*(left|center|right|justify)\s*(?:!\s*important\s*)?(?:;|$)/i.exec(
      given.style ?? '',
    );
  const aligned = /^\s*(left|center|right|justify)\s*$/i.exec(given.align ?? '');
  return (styled?.[1] ?? aligned?.[1])?.toLowerCase();
}
