import { Parser } from 'htmlparser2';

/** A stretch of text in one style. */
export interface Run {
  text: string;
  bold: boolean;
  link: string | null;
}

/** A line of a text: a heading, a paragraph, a point of a list, or the rows of a table. */
export type Block =
  | { kind: 'heading' | 'paragraph' | 'point'; level: number; runs: Run[] }
  | { kind: 'table'; rows: string[][] };

/** Pictures are named where they stand, by the names their files have in the package. */
export type PictureNames = ReadonlyMap<string, string>;

const BREAKS = new Set([
  'p',
  'div',
  'li',
  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'dt',
  'dd',
  'br',
  'hr',
]);

class Blocks {
  readonly all: Block[] = [];
  #line: Exclude<Block, { kind: 'table' }> | null = null;
  #table: Extract<Block, { kind: 'table' }> | null = null;
  #bold = 0;
  #link: string | null = null;
  readonly #names: PictureNames;

  constructor(names: PictureNames) {
    this.#names = names;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#openBlock(name);
    if (name === 'strong') this.#bold += 1;
    if (name === 'a') this.#link = attributes.href ?? null;
    if (name !== 'img') return;
    const picture = this.#names.get(attributes.src ?? '') ?? attributes.alt ?? '';
    this.text(`【图片：${picture}】`);
  }

  close(name: string): void {
    if (name === 'strong') this.#bold -= 1;
    if (name === 'a') this.#link = null;
    if (name === 'table') this.#table = null;
    if (/^h[1-6]$/.test(name) || BREAKS.has(name)) this.#line = null;
  }

  text(raw: string): void {
    const text = raw.replace(/\s+/g, ' ');
    if (text.trim() === '') return;
    const row = this.#table?.rows.at(-1);
    if (row) row[Math.max(0, row.length - 1)] = `${row.at(-1) ?? ''}${text}`;
    else this.#lineNow().runs.push({ text, bold: this.#bold > 0, link: this.#link });
  }

  #openBlock(name: string): void {
    if (name === 'table') this.#openTable();
    else if (this.#table) this.#openCell(name);
    else if (/^h[1-6]$/.test(name)) this.#begin('heading', Number(name[1]));
    else if (BREAKS.has(name)) this.#begin(name === 'li' ? 'point' : 'paragraph', 0);
  }

  #openTable(): void {
    this.#line = null;
    this.#table = { kind: 'table', rows: [] };
    this.all.push(this.#table);
  }

  #openCell(name: string): void {
    if (name === 'tr') this.#table?.rows.push([]);
    if (name === 'td' || name === 'th') this.#table?.rows.at(-1)?.push('');
  }

  #begin(kind: 'heading' | 'paragraph' | 'point', level: number): void {
    this.#line = { kind, level, runs: [] };
    this.all.push(this.#line);
  }

  #lineNow(): Exclude<Block, { kind: 'table' }> {
    if (!this.#line) this.#begin('paragraph', 0);
    return this.#line as Exclude<Block, { kind: 'table' }>;
  }
}

/** Rule: sanitised HTML as lines for a word processor; empty ones are left out. */
export function textBlocks(html: string, names: PictureNames = new Map()): Block[] {
  const blocks = new Blocks(names);
  const parser = new Parser({
    onopentag: (name, attributes) => blocks.open(name, attributes),
    onclosetag: (name) => blocks.close(name),
    ontext: (text) => blocks.text(text),
  });
  parser.end(html);
  return blocks.all.filter((block) =>
    block.kind === 'table' ? block.rows.length > 0 : block.runs.length > 0,
  );
}
