import { Parser } from 'htmlparser2';
import clean from 'sanitize-html';
import { reduceElement } from './attributes.ts';
import { ALLOWED, ALLOWED_ATTRIBUTES, DROPPED_WHOLE, LINE_BREAKING } from './elements.ts';
import { boundNesting } from './nesting.ts';

/** How HTML is sanitised. */
export interface SanitiseOptions {
  /** The page the HTML comes from; relative links are resolved against it. Without it only /media/ links stay relative. */
  baseUrl?: string;
}

/**
 * Reduces HTML from anywhere to the one allow-list (law 12): text, structure, tables, pictures, media and links, no
 * code, no styling but text-align, no tracking. Never throws, whatever the input; sanitising twice changes nothing.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions = {}): string {
  // Unwrapping and renaming bring elements together that may not nest, as div in p; the second parse parts them for good.
  const twice = pass(pass(html, options), options);
  return twice.replace(EMPTY_PARAGRAPH, '').trim();
}

/** Paragraphs left empty by what was dropped from them. */
const EMPTY_PARAGRAPH = /<p(?: style="[^"]*")?>[ \t\n]*<\/p>\s*/g;

function pass(html: string, options: SanitiseOptions): string {
  const nesting = boundNesting();
  return storable(
    clean(storable(html), {
      allowedTags: ALLOWED,
      allowedAttributes: ALLOWED_ATTRIBUTES,
      allowedSchemes: ['http', 'https', 'mailto', 'tel'],
      allowProtocolRelative: false,
      nonTextTags: DROPPED_WHOLE,
      parseStyleAttributes: false,
      selfClosing: ['img', 'br', 'hr', 'col', 'source'],
      transformTags: { '*': (name, attributes) => reduceElement(name, attributes, options.baseUrl) },
      parser: { Tokenizer: nesting.Tokenizer },
      onOpenTag: nesting.opened,
      onCloseTag: nesting.closed,
    }),
  );
}

/** Text as PostgreSQL and XML can hold it: no control characters, no half characters, one kind of line end. */
function storable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '');
}

const DROPPED = new Set(DROPPED_WHOLE);

/**
 * The readable text of HTML: entities decoded, white space collapsed, one line for each block, cells apart by a space.
 * Never throws, whatever the input.
 */
export function plainText(html: string): string {
  const parts: string[] = [];
  const nesting = boundNesting();
  let dropping = 0;
  const mark = (name: string) => {
    if (name === 'td' || name === 'th') parts.push(' ');
    else if (LINE_BREAKING.has(name)) parts.push('\n');
  };
  const parser = new Parser(
    {
      onopentag: (name) => {
        nesting.opened();
        if (DROPPED.has(name)) dropping += 1;
        mark(name);
      },
      onclosetag: (name) => {
        nesting.closed();
        if (DROPPED.has(name)) dropping -= 1;
        mark(name);
      },
      ontext: (text) => {
        if (dropping === 0) parts.push(text.replace(/\s/g, ' '));
      },
    },
    { Tokenizer: nesting.Tokenizer },
  );
  parser.end(html);
  return collapsed(parts.join(''));
}

function collapsed(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .trim();
}
