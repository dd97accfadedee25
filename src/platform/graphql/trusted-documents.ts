import { readFile } from 'node:fs/promises';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { sha256 } from '../canonical-json.ts';
import { EnvError } from '../env.ts';
import { must } from '../refusal.ts';
import type { Question } from './question.ts';

/** How much text of documents that readers registered themselves is remembered, in characters. */
const REGISTERED = 20_000_000;

/** Documents that front ends were built with, known from the start, and those that readers registered by asking. */
export class TrustedDocuments {
  readonly #trusted: ReadonlyMap<string, string>;
  readonly #registered = new LRUCache<string, string>({
    maxSize: REGISTERED,
    sizeCalculation: (text) => text.length,
  });
  readonly #only: boolean;

  constructor(trusted: ReadonlyMap<string, string>, only: boolean) {
    this.#trusted = trusted;
    this.#only = only;
  }

  /** Refuses with FORBIDDEN whatever is not plainly one of the trusted documents, where no others are answered. */
  admit(question: Question | undefined): void {
    if (!this.#only) return;
    must(question && this.#trusted.has(question.document), 'FORBIDDEN', {
      zh: '本平台只接受事先登记的查询文档',
      en: 'Only documents that were registered beforehand are answered here',
    });
  }

  /** A question with its document where that was named by its hash and is trusted. */
  named(question: Question): Question {
    const text = question.text ?? this.#trusted.get(question.document) ?? null;
    return text === question.text ? question : { ...question, text };
  }

  /** What the engine looks persisted queries up in; its names are `apq:` and the SHA-256. */
  get cache() {
    const hashOf = (name: string) => name.replace(/^apq:/, '');
    return {
      get: async (name: string) => this.#trusted.get(hashOf(name)) ?? this.#registered.get(hashOf(name)),
      set: async (name: string, text: string) => void this.#registered.set(hashOf(name), text),
      delete: async (name: string) => this.#registered.delete(hashOf(name)),
    };
  }
}

function entriesOf(list: unknown): [hash: string, text: unknown][] {
  if (typeof list !== 'object' || list === null) throw new Error('it holds no list of documents');
  if ('operations' in list && Array.isArray(list.operations))
    return list.operations.map(({ id, body }: { id: string; body: unknown }) => [id, body]);
  return Object.entries(list);
}

function mustBeSound(schema: GraphQLSchema, hash: string, text: unknown): string {
  if (typeof text !== 'string' || sha256(text) !== hash)
    throw new Error(`${hash} is not the SHA-256 of its document: set sha256 where the list is made`);
  const [error] = validate(schema, parse(text));
  if (error) throw new Error(`${hash}: ${error.message}`);
  return text;
}

/**
 * Reads a list of documents: `{ "<sha256>": "query …" }`, as graphql-codegen and the Relay compiler write it, or an
 * Apollo manifest. Each must be what its SHA-256 says and fit the schema; one line says which does not.
 */
export async function readTrusted(path: string, schema: GraphQLSchema): Promise<Map<string, string>> {
  try {
    const list: unknown = JSON.parse(await readFile(path, 'utf8'));
    return new Map(entriesOf(list).map(([hash, text]) => [hash, mustBeSound(schema, hash, text)]));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new EnvError(`READ_DOCUMENTS: ${path} 不能用作查询文档清单 (${reason})`);
  }
}
