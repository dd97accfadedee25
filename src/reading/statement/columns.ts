import type { Part } from './part.ts';
import { textOf } from './sql-text.ts';
import { Unfit } from './unfit.ts';

/** Writes the JSON text of a row, whose columns come as one text. */
export type Write = (sent: string) => string;

type WriteOf = (fields: readonly string[]) => string;

/** Stands between columns. A text that holds one itself is left to the engine. */
const BETWEEN = '\x03';

// Many columns cost the driver more than their bytes do, so that they travel as one text: what may be null with a sign
// before it, so that nothing is null and an empty text is not.
const marked = (column: string) => `'='::text || ${column}`;
const received = (field = '') => (field === '' ? null : field.slice(1));

/** The columns that are read for one row, each once. */
export class Columns {
  readonly #expressions: string[] = [];

  /** What puts the pieces of a row together here of `sent`; Unfit for a text that cannot be taken apart. */
  writerOf(parts: readonly Part[]): Write {
    const write = this.#writerOf(parts);
    return (sent) => {
      const fields = sent.split(BETWEEN);
      if (fields.length !== Math.max(this.#expressions.length, 1)) throw new Unfit('a separator in a text');
      return write(fields);
    };
  }

  /** All columns of the row as one text. */
  get sent(): string {
    return textOf(this.#expressions.flatMap((sql, nth) => (nth > 0 ? [BETWEEN, { sql }] : [{ sql }])));
  }

  /** The same pieces, as read from the columns of a subquery under this name. */
  lifted(parts: readonly Part[], alias: string): Part[] {
    const column = (expression: string) => `${alias}.c${this.#place(expression)}`;
    return parts.map((part) => {
      if (typeof part === 'string') return part;
      if ('sql' in part) return { sql: column(part.sql) };
      if ('column' in part) return { column: column(part.column), as: part.as };
      if ('tail' in part) return { tail: this.lifted(part.tail, alias) };
      const [give, otherwise] = [this.lifted(part.give, alias), this.lifted(part.otherwise, alias)];
      return { when: column(part.when), give, otherwise };
    });
  }

  /** The columns of a subquery whose pieces are lifted. */
  get named(): string[] {
    return this.#expressions.map((expression, nth) => `${expression} as c${nth}`);
  }

  #place(expression: string): number {
    const present = this.#expressions.indexOf(expression);
    return present < 0 ? this.#expressions.push(expression) - 1 : present;
  }

  #writerOf(parts: readonly Part[]): WriteOf {
    const writers = parts.map((part) => this.#writerOfOne(part));
    return (fields) => {
      let text = '';
      for (const write of writers) text += write(fields);
      return text;
    };
  }

  #writerOfOne(part: Part): WriteOf {
    if (typeof part === 'string') return () => part;
    if ('sql' in part) {
      const place = this.#place(part.sql);
      return (fields) => fields[place] ?? '';
    }
    if ('column' in part) {
      const { write, nullable } = part.as;
      const place = this.#place(nullable ? marked(part.column) : part.column);
      return nullable ? (fields) => write(received(fields[place])) : (fields) => write(fields[place] ?? '');
    }
    if ('tail' in part) {
      const whole = this.#writerOf(part.tail);
      return (fields) => whole(fields).slice(1);
    }
    return this.#choiceOf(part);
  }

  #choiceOf({ when, give, otherwise }: Extract<Part, { when: string }>): WriteOf {
    const place = this.#place(when);
    const [first, other] = [this.#writerOf(give), this.#writerOf(otherwise)];
    return (fields) => (fields[place] === 't' ? first(fields) : other(fields));
  }
}
