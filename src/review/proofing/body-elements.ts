import { Parser } from 'htmlparser2';
import { DROPPED_WHOLE } from '../../platform/html/elements.ts';
import { boundNesting } from '../../platform/html/nesting.ts';

/** An element of a body; `start` and `end` bound its words in the plain text, and are equal where it holds none. */
export interface BodyElement {
  name: string;
  attributes: Record<string, string>;
  parent: BodyElement | null;
  start: number;
  end: number;
}

const UNSEEN = /[\s\p{Cc}]/gu;
const DROPPED = new Set(DROPPED_WHOLE);

/**
 * The elements of a body in its order, with their places in `text`, which is the plain text of `html`. Plain text
 * differs from the characters of the body in white space only, so places are counted in the other characters.
 */
export function bodyElements(html: string, text: string): BodyElement[] {
  const places = placesOf(text);
  const elements: BodyElement[] = [];
  const open: BodyElement[] = [];
  const nesting = boundNesting();
  let seen = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        nesting.opened();
        const start = places[seen] ?? text.length;
        const element = { name, attributes, parent: open.at(-1) ?? null, start, end: seen };
        elements.push(element);
        open.push(element);
      },
      onclosetag: () => {
        nesting.closed();
        const element = open.pop();
        if (element) element.end = seen > element.end ? (places[seen - 1] ?? text.length) + 1 : element.start;
      },
      ontext: (chunk) => {
        if (!open.some(({ name }) => DROPPED.has(name))) seen += chunk.replace(UNSEEN, '').length;
      },
    },
    { Tokenizer: nesting.Tokenizer },
  );
  parser.end(html);
  return elements;
}

/** Where in the text each character stands that is not white space. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (!/\s/.test(text[index] ?? '')) places.push(index);
  }
  return places;
}
