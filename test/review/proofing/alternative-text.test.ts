import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';
import { hits, nearMisses } from './tables/alternative-text.ts';

const RULE = 'alternative-text';
const picture = (alt: string | null) =>
  `<p>一图读懂</p><p><img src="https://a.example/i/tu1.jpg?x=1"${alt === null ? '' : ` alt="${alt}"`} /></p><p>正文</p>`;

test.each(hits)('the picture named %j does not say what it shows', (alt) => {
  const found = foundBy(RULE, { body: picture(alt) });
  expect(found).toMatchObject([{ severity: 'HINT', field: 'body', start: 5, end: 5, excerpt: '' }]);
});

test.each(nearMisses)('the picture named “%s” is in order', (alt) => {
  expect(foundBy(RULE, { body: picture(alt) })).toEqual([]);
});

test('every picture is told at its own place, and named', () => {
  const body = '<p>甲<img src="/media/1/a.png" />乙</p><p>丙<img src="/media/1/b.png" alt="" /></p>';
  expect(foundBy(RULE, { body })).toMatchObject([
    { start: 1, reason: '图片“a.png”没有替代文字' },
    { start: 4, reason: '图片“b.png”没有替代文字' },
  ]);
});
