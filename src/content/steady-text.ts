import { sha256 } from '../platform/canonical-json.ts';
import { LINE_BREAKING } from '../platform/html/elements.ts';
import { withoutFurniture } from './page-furniture.ts';

/** The lines of a text that is compared, the title first, then the names of its files. */
export interface SteadyText {
  lines: string[];
  /** SHA-256 of the lines with their emphasis: another one means that something was changed. */
  hash: string;
}

/** What of a text is compared. */
interface Source {
  title: string;
  /** Sanitised HTML. */
  body: string | null;
  attachments: readonly { name: string }[];
}

const TOKEN = /<(?<end>\/?)(?<name>[a-z][a-z0-9]*)[^>]*>|[^<]+|</gu;
const EMPHASIS = new Set([
  'strong',
  'em',
  'sup',
  'sub',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'li',
]);
const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&nbsp;': ' ',
};

/** Rule: the lines of a text by which a change of it is told; what stands around a text on its page never counts. */
export function steadyText({ title, body, attachments }: Source): SteadyText {
  const kept = withoutFurniture(linesOf(body ?? ''));
  const rest = [...new Set(attachments.map(({ name }) => `附件：${spaced(name)}`))];
  const lines = [spaced(title), ...kept.map(({ text }) => text), ...rest];
  const forms = kept.map(({ text, marks }) => `${marks} ${text}`);
  return { lines, hash: sha256([spaced(title), ...forms, ...rest].join('\n')) };
}

/** A line of a body: what it says, how much of that stands in links, and how it is emphasised. */
interface BodyLine {
  text: string;
  linked: number;
  marks: string;
}

function linesOf(body: string): BodyLine[] {
  const reading = new LineReading();
  for (const { 0: token, groups } of body.matchAll(TOKEN)) {
    if (groups?.name === undefined) reading.write(decoded(token));
    else reading.tag(groups.name, groups.end === '');
  }
  return reading.lines
    .map((line) => ({ ...line, text: spaced(line.text) }))
    .filter(({ text }) => text !== '');
}

/** Takes the tokens of a body one after the other and parts them into lines. */
class LineReading {
  #line: BodyLine = { text: '', linked: 0, marks: '' };
  #links = 0;
  readonly lines = [this.#line];

  write(text: string): void {
    this.#line.text += text;
    if (this.#links > 0) this.#line.linked += text.replace(/\s/gu, '').length;
  }

  tag(name: string, begins: boolean): void {
    if (name === 'a') this.#links += begins ? 1 : -1;
    if (LINE_BREAKING.has(name)) this.#begin();
    this.#line.text += STANDING_FOR[name] ?? '';
    if (begins && EMPHASIS.has(name)) this.#line.marks += `${name}@${spaced(this.#line.text).length} `;
  }

  #begin(): void {
    this.#line = { text: '', linked: 0, marks: '' };
    this.lines.push(this.#line);
  }
}

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|nbsp);/gu, (entity) => ENTITIES[entity] ?? '');
}

const STANDING_FOR: Record<string, string> = { td: ' ', th: ' ', img: '[图]' };

function spaced(text: string): string {
  return text.replace(/[\s\u200b-\u200d\ufeff]+/gu, ' ').trim();
}
