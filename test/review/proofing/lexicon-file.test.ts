import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../src/platform/refusal.ts';
import { readExpressions, writeExpressions } from '../../../src/review/proofing/lexicon-file.ts';

const HEAD = 'term,category,severity,suggestion,exceptions,validFrom,validTo,scope\n';

function refusalOf(csv: string): Refusal {
  try {
    readExpressions(csv);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
}

test.each([
  ['no term', ',类,HINT,,,,,', 2, '没有词条', 'there is no term'],
  ['a term of blanks and unseen characters', '\u200b \u3000,类,HINT,,,,,', 2, '没有词条', 'there is no term'],
  ['no category', '甲,,HINT,,,,,', 2, '没有类别', 'there is no category'],
  ['an unknown severity', '甲,类,HINT,,,,,\n乙,类,FATAL,,,,,', 3, '“FATAL”', 'is not BLOCK'],
  ['an exception that does not hold the term', '甲,类,HINT,,乙丙,,,', 2, '不含词条“甲”', 'does not hold'],
  ['a year for a day', '甲,类,HINT,,,2018年,,', 2, 'YYYY-MM-DD', 'is no date'],
  ['a day that is none', '甲,类,HINT,,,2026-02-30,,', 2, 'YYYY-MM-DD', 'is no date'],
  ['an end before the beginning', '甲,类,HINT,,,2026-02-03,2026-02-02,', 2, '早于', 'before it begins'],
  ['an unknown scope', '甲,类,HINT,,,,,footer', 2, '“footer”', 'no scope'],
  ['a term of 201 characters', `${'甲'.repeat(201)},类,HINT,,,,,`, 2, '不超过200字', 'over 200'],
  ['a term over two lines', '"甲\n乙",类,HINT,,,,,', 3, '换行', 'line break'],
  ['a line with too few columns', '甲,类', 2, '列数', 'columns'],
  ['a line with too many columns', '甲,类,HINT,,,,,,多', 2, '列数', 'columns'],
  [
    'the same entry twice',
    '两个维户,类,HINT,,,,,\n乙,类,HINT,,,,,\n兩個 維戶,类,WARN,,,,,',
    4,
    '第2行',
    'line 2',
  ],
  ['a quotation mark that stays open', '甲,类,HINT,,,,,\n"乙,类,HINT,,,,,', 3, 'CSV', 'CSV'],
  ['a quotation mark amid a cell', '甲"乙,类,HINT,,,,,', 2, 'CSV', 'CSV'],
])('%s is refused by its line, in both languages', (_of, csv, line, zh, en) => {
  const { code, wording, particulars } = refusalOf(HEAD + csv);
  expect(code).toBe('BAD_USER_INPUT');
  expect(wording.zh).toContain(`第${line}行`);
  expect(wording.zh).toContain(zh);
  expect(wording.en).toContain(`Line ${line}`);
  expect(wording.en).toContain(en);
  expect(particulars).toMatchObject({ lines: [{ line }], bad: 1 });
});

test.each([
  ['term,category\n甲,类', 'severity'],
  ['', ''],
  ['term,category,severity,colour\n甲,类,HINT,红', 'colour'],
  ['term,category,severity,term\n甲,类,HINT,乙', 'term'],
])('the headings of %j are refused unless nothing follows', (csv, heading) => {
  if (csv === '') expect(readExpressions(csv)).toEqual([]);
  else expect(refusalOf(csv).wording.zh).toContain(`第1行：表头`);
  if (csv !== '') expect(refusalOf(csv).wording.zh).toContain(heading);
});

test('every bad line is named, a hundred at most, and the rest are counted', () => {
  const { particulars, wording } = refusalOf(HEAD + ',类,HINT,,,,,\n'.repeat(130));
  expect(particulars.lines).toHaveLength(100);
  expect(particulars.bad).toBe(130);
  expect(wording.zh).toContain('另有30行有误');
});

test('headings and severities may be Chinese, columns in any order, and blank lines are passed over', () => {
  expect(readExpressions('\ufeff级别,词条,类别,建议\n阻断,甲,类,乙\n,,,\n\n提示,丙,类,\n')).toMatchObject([
    { severity: 'BLOCK', term: '甲', suggestion: '乙' },
    { severity: 'HINT', term: '丙', suggestion: null },
  ]);
});

test('the shipped lexicon survives being written and read', () => {
  const csv = readFileSync(new URL('../../../seeds/lexicon.csv', import.meta.url), 'utf8');
  const expressions = readExpressions(csv);
  expect(readExpressions(writeExpressions(expressions))).toEqual(expressions);
});

const cell = fc.stringMatching(/^[甲乙丙a",;=“”|]{1,12}$/).map((text) => text.replaceAll('|', '、'));

test('whatever stands in a cell is written so that it is read again', () => {
  const entry = fc.record({ term: cell, category: cell, suggestion: cell });
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { selector: ({ term }) => term.toLowerCase(), maxLength: 20 }),
      (entries) => {
        const expressions = entries.map((one) => ({
          ...one,
          ...{ severity: 'HINT' as never, exceptions: [], validFrom: null, validTo: null, scope: ['title'] },
        }));
        expect(readExpressions(writeExpressions(expressions))).toEqual(expressions);
      },
    ),
  );
});

test('arbitrary text is read or refused, never worse', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const csv of [text, HEAD + text]) {
        try {
          readExpressions(csv);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }
    }),
  );
});
