import { lexicographicSortSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { deskSchema, readingSchema } from '../src/serve.ts';

test.each([
  ['reading', readingSchema],
  ['desk', deskSchema],
])('the %s schema is the one that is written down', async (name, schema) => {
  const printed = `${printSchema(lexicographicSortSchema(await schema()))}\n`;
  await expect(printed).toMatchFileSnapshot(`../schema/${name}.graphql`);
});
