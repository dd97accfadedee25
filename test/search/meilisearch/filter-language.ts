/** A document as the stand-in keeps it. */
export type StandInDocument = Record<string, unknown> & { id: string };

type Test = (document: StandInDocument) => boolean;

const TOKENS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()[\],]|!=|>=|<=|[=<>]|[^\s()[\],=<>!"']+/g;

/** What a filter that cannot be read, or names what may not be filtered by, is refused with. */
export class BadFilter extends Error {}

function plain(token: string): string {
  return /^["']/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
}

/** Reads the filter expressions of Meilisearch: conditions with =, !=, comparisons, TO, IN, EXISTS, joined by AND, OR, NOT and parentheses. */
class Reader {
  readonly #tokens: string[];
  readonly #allowed: ReadonlySet<string>;
  #at = 0;

  constructor(text: string, allowed: ReadonlySet<string>) {
    this.#tokens = text.match(TOKENS) ?? [];
    this.#allowed = allowed;
  }

  read(): Test {
    const test = this.#or();
    if (this.#at < this.#tokens.length)
      throw new BadFilter(`Found unexpected characters: \`${this.#tokens[this.#at]}\``);
    return test;
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new BadFilter('Was expecting a value but instead got nothing.');
    return token;
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at]?.toUpperCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #or(): Test {
    const tests = [this.#and()];
    while (this.#takes('OR')) tests.push(this.#and());
    return (document) => tests.some((test) => test(document));
  }

  #and(): Test {
    const tests = [this.#not()];
    while (this.#takes('AND')) tests.push(this.#not());
    return (document) => tests.every((test) => test(document));
  }

  #not(): Test {
    if (this.#takes('NOT')) {
      const test = this.#not();
      return (document) => !test(document);
    }
    if (!this.#takes('(')) return this.#condition();
    const test = this.#or();
    if (!this.#takes(')')) throw new BadFilter('Expression is missing the following closing delimiter: `)`.');
    return test;
  }

  #condition(): Test {
    const attribute = plain(this.#next());
    if (!this.#allowed.has(attribute))
      throw new BadFilter(
        `Attribute \`${attribute}\` is not filterable. Available filterable attributes patterns are: \`${[...this.#allowed].join(', ')}\`.`,
      );
    const values = (document: StandInDocument) =>
      [document[attribute] ?? []].flat().map((value) => String(value).toLowerCase());
    if (this.#takes('NOT')) {
      const test = this.#takes('EXISTS')
        ? (document: StandInDocument) => attribute in document
        : this.#in(values);
      return (document) => !test(document);
    }
    if (this.#takes('EXISTS')) return (document) => attribute in document;
    if (/^in$/i.test(this.#tokens[this.#at] ?? '')) return this.#in(values);
    return this.#compare(values, this.#next());
  }

  #in(values: (document: StandInDocument) => string[]): Test {
    if (!this.#takes('IN') || !this.#takes('['))
      throw new BadFilter('Expected only comma-separated field names inside `IN[..]`.');
    const wanted = new Set<string>();
    while (!this.#takes(']')) {
      wanted.add(plain(this.#next()).toLowerCase());
      this.#takes(',');
    }
    return (document) => values(document).some((value) => wanted.has(value));
  }

  #compare(values: (document: StandInDocument) => string[], operator: string): Test {
    const wanted = plain(this.#next());
    const holds: Record<string, (value: string) => boolean> = {
      '=': (value) => value === wanted.toLowerCase(),
      '>': (value) => Number(value) > Number(wanted),
      '>=': (value) => Number(value) >= Number(wanted),
      '<': (value) => Number(value) < Number(wanted),
      '<=': (value) => Number(value) <= Number(wanted),
    };
    if (operator === '!=') return (document) => !values(document).includes(wanted.toLowerCase());
    const test = holds[operator];
    if (!test)
      throw new BadFilter(
        `Was expecting an operation \`=\`, \`!=\`, \`>=\`, \`>\`, \`<=\`, \`<\`, \`IN\`, \`NOT IN\`, \`TO\`, \`EXISTS\`.`,
      );
    return (document) => values(document).some(test);
  }
}

/** The test a filter puts documents to: a text, or a list all of which must hold, in which a list is one of which any must. */
export function filterTest(filter: unknown, allowed: ReadonlySet<string>): Test {
  if (filter === undefined || filter === null || filter === '') return () => true;
  if (typeof filter === 'string') return new Reader(filter, allowed).read();
  if (!Array.isArray(filter))
    throw new BadFilter('Invalid syntax for the filter parameter: `expected String or Array`.');
  const tests = filter.map((one) =>
    Array.isArray(one)
      ? (
          (any) => (document: StandInDocument) =>
            any.some((test) => test(document))
        )(one.map((each) => filterTest(each, allowed)))
      : filterTest(one, allowed),
  );
  return (document) => tests.every((test) => test(document));
}
