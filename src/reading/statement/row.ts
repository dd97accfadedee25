/** A row that a statement reads, with what is joined to it and what is counted of it on the way. */
export class Row {
  /** Its name in the statement. */
  readonly alias: string;
  readonly joins: string[];
  /** SQL texts of tags; null where there is none. */
  readonly tags: string[];
  /** SQL numbers of list items. */
  readonly items: string[];
  /** SQL numbers of bytes of bodies. */
  readonly bytes: string[];
  readonly #related = new Map<string, Row>();

  /** Counts with `whole` where it is but a part of that one's answer. */
  constructor(alias: string, whole?: Row) {
    this.alias = alias;
    this.joins = whole?.joins ?? [];
    this.tags = whole?.tags ?? [];
    this.items = whole?.items ?? [];
    this.bytes = whole?.bytes ?? [];
  }

  /** The one row that belongs to this one, joined when first asked for. */
  related(name: string, aliasOf: () => string, join: (alias: string) => string): Row {
    const present = this.#related.get(name);
    if (present) return present;
    const alias = aliasOf();
    const row = new Row(alias, this);
    this.#related.set(name, row);
    this.joins.push(`left join ${join(alias)}`);
    return row;
  }
}

/** The order of items that come in the order of `nth`: what is joined to them may have brought them out of it. */
export function inOrder({ joins }: Row): string {
  return joins.length > 0 ? ' order by e.nth' : '';
}

/** The columns of a row that SQL texts speak of: what is sorted on the way is sorted faster without the others. */
export function columnsOf(alias: string, ...texts: string[]): string[] {
  const spoken = texts.join(' ').matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'));
  return [...new Set(Array.from(spoken, ([, column = '']) => column))];
}

const sum = (numbers: readonly string[]) => (numbers.length > 0 ? numbers.join(' + ') : '0');

/** The columns `tags`, `items` and `bytes` of a row. */
export function countsOf({ tags, items, bytes }: Row): string {
  const told = tags.length > 0 ? `concat_ws(' ', ${tags.join(', ')})` : 'null::text';
  return `${told} as tags, ${sum(items)} as items, ${sum(bytes)} as bytes`;
}
