import {
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { argumentOf, decidingArguments } from './argument.ts';
import { type Asked, below, type Document } from './asked.ts';
import { type Counts, countForKinds } from './kind.ts';
import { type Finish, type From, markOf } from './mark.ts';
import { membersOf, membersOfKind } from './members.ts';
import type { Part } from './part.ts';
import type { Row } from './row.ts';
import { Unfit } from './unfit.ts';
import type { Variables } from './variables.ts';

/** Tells what a statement gives for a field of a row. */
export type Writer = (row: Row, asked: Asked, draft: Draft) => Part[];

/** The fields of a type that statements can give. */
export type Table = Readonly<Record<string, Writer>>;

/** What statements can give of whatever is read from one table. */
export interface Face {
  fields: Table;
  /** The column that says in capitals of which type a row is, where it may be of several. */
  kind?: string;
}

/** What statements can give of contents, sections, sites. */
export type Faces = Readonly<Record<'content' | 'section' | 'site', Face>>;

/** Of which types a row may be, and the column that says of which it is. */
interface Kinds {
  column: string;
  types: readonly GraphQLObjectType[];
}

/** Whether a type is a face's: named like it, or of the interface that is. */
function isOf(type: GraphQLObjectType, what: keyof Faces): boolean {
  return [type, ...type.getInterfaces()].some(({ name }) => name.toLowerCase() === what);
}

/** Lists in lists multiply; deeper ones are left to the engine, which counts as it reads. */
const DEEPEST_LIST = 2;

/** A statement while it is written. */
export class Draft {
  readonly #document: Document;
  readonly #faces: Faces;
  /** Where each parameter's value comes from. */
  readonly parameters: From[] = [];
  /** Tags that follow from a question alone, whatever is found. */
  readonly tags: ((variables: Variables) => string | null)[] = [];
  /** What finishes each mark. */
  readonly marks: Finish[] = [];
  #aliases = 0;
  #lists = 0;

  constructor(document: Document, faces: Faces) {
    this.#document = document;
    this.#faces = faces;
  }

  /** A name that no other row of the statement has. */
  alias(letter: string): string {
    return `${letter}${this.#aliases++}`;
  }

  /** A parameter of an SQL type, whose value is made of the variables of each question, or found before the statement runs. */
  parameter(type: string, from: From): string {
    return `$${this.parameters.push(from)}::${type}`;
  }

  /** What an argument of a field is for given variables. */
  argument(asked: Asked, name: string): (variables: Variables) => unknown {
    asked.heeded.add(name);
    return argumentOf(asked, name);
  }

  /** A JSON text that the hub finishes once it is read. */
  mark(json: readonly Part[], finish: Finish): Part[] {
    return markOf(this.marks.push(finish) - 1, json);
  }

  /** Writes what stands in a list; Unfit for a list in a list in a list. */
  inList<T>(write: () => T): T {
    this.#lists += 1;
    if (this.#lists > DEEPEST_LIST) throw new Unfit('lists too deep');
    const written = write();
    this.#lists -= 1;
    return written;
  }

  /** The object types that a field may be of. */
  typesOf({ field }: Asked): readonly GraphQLObjectType[] {
    const type = field && getNamedType(field.type);
    if (isObjectType(type)) return [type];
    return isAbstractType(type) ? this.#document.schema.getPossibleTypes(type) : [];
  }

  /** What is asked below a field of one type. */
  fieldsOf(asked: Asked, [type] = this.typesOf(asked)): Asked[] {
    return type ? this.#document.fieldsOf(type, below(asked)) : [];
  }

  /** A content, section or site of this row, as it is asked for. */
  give(what: keyof Faces, row: Row, asked: Asked): Part[] {
    const { fields, kind } = this.#faces[what];
    const types = this.typesOf(asked).filter((type) => isOf(type, what));
    if (kind) return this.#objectOfKind(row, asked, fields, { column: `${row.alias}.${kind}`, types });
    const [type] = types;
    if (!type) throw new Unfit(asked.name);
    return this.objectOf(type, below(asked), row, fields);
  }

  /** An object of one type whose fields are all read from a row. */
  object(row: Row, asked: Asked, table: Table): Part[] {
    const [type] = this.typesOf(asked);
    if (!type) throw new Unfit(asked.name);
    return this.objectOf(type, below(asked), row, table);
  }

  /** The same for what is asked of a type. */
  objectOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[], row: Row, table: Table): Part[] {
    const fields = this.#document.fieldsOf(type, sets);
    return membersOf(
      fields.map((one) =>
        one.name === '__typename' ? [`"${one.key}":"${type.name}"`] : this.#member(row, one, table),
      ),
    );
  }

  #objectOfKind(row: Row, asked: Asked, table: Table, { column, types: all }: Kinds): Part[] {
    const written = new Map<string, Part[]>();
    const counted = new Map<string, Counts>();
    const write = (one: Asked): string => {
      const place = `${one.key} ${one.nodes.map((node) => node.loc?.start).join()}`;
      if (written.has(place)) return place;
      const isName = one.name === '__typename';
      const name = () => [`"${one.key}":"`, { sql: `initcap(${column})` }, '"'];
      const [items, bytes] = [row.items.length, row.bytes.length];
      written.set(place, isName ? name() : this.#member(row, one, table));
      counted.set(place, { items: row.items.splice(items), bytes: row.bytes.splice(bytes) });
      return place;
    };
    const types = all.map((type) => ({
      kind: type.name.toUpperCase(),
      places: this.fieldsOf(asked, [type]).map(write),
    }));
    countForKinds(row, counted, types, column);
    return membersOfKind(types, written, column);
  }

  #member(row: Row, asked: Asked, table: Table): Part[] {
    const write = Object.hasOwn(table, asked.name) ? table[asked.name] : undefined;
    if (!write) throw new Unfit(asked.name);
    const written = write(row, asked, this);
    for (const name of decidingArguments(asked)) if (!asked.heeded.has(name)) throw new Unfit(name);
    return [`"${asked.key}":`, ...written];
  }
}
