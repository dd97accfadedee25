import { type GraphQLSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { deskSchema, readingSchema } from '../src/serve.ts';
import { contractOperations, hasContract } from './support/contract.ts';

/** Contract operations that later issues bring; each is named here until it is there. */
const NOT_THERE_YET = new Set(['Inspect', 'Tickets', 'ReceiveLetter', 'ReplyLetter']);

if (!hasContract)
  console.warn('contract: no folder of operations beside the repository, its test is skipped');

const FACES: ['reading' | 'desk', () => Promise<GraphQLSchema>][] = [
  ['reading', readingSchema],
  ['desk', deskSchema],
];

describe.skipIf(!hasContract).each(FACES)('the contract of the %s schema', (face, schemaOf) => {
  const operations = hasContract ? [...contractOperations(face)] : [];
  test.each(operations)('%s validates, or is named as not there yet', async (name, text) => {
    const errors = validate(await schemaOf(), parse(text));
    expect(errors.length > 0, errors.join('\n')).toBe(NOT_THERE_YET.has(name));
  });
});
