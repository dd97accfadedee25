import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenise, toTsquery, toTsvector } from '../../src/search/tokens.ts';
import { cloneDatabase, type TestDatabase } from '../support/postgres.ts';

describe('tokens', () => {
  test.each<[string, string, string[]]>([
    ['words of a sentence', '办理社保卡', ['办理', '社保', '社保卡']],
    [
      'long words with the words inside them',
      '国务院办公厅',
      expect.arrayContaining(['国务院', '办公厅', '国务院办公厅']),
    ],
    ['full width letters and digits', 'ＡＢＣ１２３', ['abc123']],
    ['upper case', 'Covid19 GDP', ['covid19', 'gdp']],
    ['traditional characters', '社會保險', ['社会', '保险', '社会保险']],
    ['punctuation', '《养老》，“服务”！', ['养老', '服务']],
    ['zero-width characters', '养\u200b老', ['养老']],
    ['emoji and their selectors', '养老❤️👨‍👩‍👧服务', ['养老', '服务']],
    ['digits, even one', '第5号 2026', ['第5', '5', '5号', '2026']],
    ['lone characters side by side', '国发', ['国发']],
    ['a name outside the dictionary', '人社', ['人社']],
    ['one character', '税', ['税']],
    ['one letter', 'C++', ['c']],
    ['lone characters beside a word', '医保局', ['医保']],
    ['other scripts', 'Привет, мир!', ['привет', 'мир']],
    ['combining marks', 'e\u0301cole', ['école']],
    ['nothing to look up', '，。！ \u0000 😀', []],
    ['nothing', '', []],
  ])('%s', (_what, text, expected) => {
    expect(tokenise(text)).toEqual(expected);
  });
});

describe('document numbers', () => {
  test.each([
    '国发〔2026〕12号',
    '国发[2026]12号',
    '国发［2026］12号',
    '国发(2026)12号',
    '国发（2026）12号',
    '国发【2026】12号',
    '国发﹝2026﹞12号',
    '国发〈2026〉12号',
    '國發〔2026〕12號',
    '国发〔２０２６〕１２号',
    '国发 〔 2026 〕 第 12 号',
    '国发〔2026年〕012号',
    '国发〔2026〕12',
  ])('%s is one number and its parts', (text) => {
    expect(tokenise(text)).toEqual(['国发〔2026〕12号', '国发', '〔2026〕12号', '2026', '12']);
  });

  test.each([
    ['根据国发〔2026〕12号和示政办发〔2026〕3号', ['国发〔2026〕12号', '示政办发〔2026〕3号']],
    ['关于印发示政发〔2026〕7号的通知', ['示政发〔2026〕7号']],
    ['（示政发〔2026〕7号）', ['示政发〔2026〕7号']],
    ['通知〔2026〕7号', ['〔2026〕7号']],
    ['见表(2026)12个', []],
    ['国发〔26〕12号', []],
  ])('%s names %j', (text, numbers) => {
    expect(
      tokenise(text).filter((token) => /^.+〔\d+〕|^〔/u.test(token) && !isPart(token, numbers)),
    ).toEqual(numbers);
  });
});

describe('tokens of a whole text', () => {
  test('hold every word looked up in it', () => {
    const sentence = '示例省人民政府办公厅关于进一步优化养老服务供给的实施意见（示政办发〔2026〕31号）';
    const indexed = new Set(tokenise(sentence));
    for (const query of [
      '示例省',
      '人民政府',
      '养老服务',
      '实施意见',
      '示政办发〔2026〕31号',
      '〔2026〕31号',
    ]) {
      expect(tokenise(query).filter((token) => !indexed.has(token))).toEqual([]);
    }
  });
});

function isPart(token: string, numbers: string[]): boolean {
  return !numbers.includes(token) && numbers.some((number) => number.endsWith(token));
}

describe('search literals', () => {
  test('a vector weighs title and number before keywords before body', () => {
    expect(
      toTsvector({ title: '社保 政策', number: '国发〔2026〕1号', keywords: ['养老'], body: '政策 服务' }),
    ).toBe(
      "'社保':1A '政策':2A,9 '国发〔2026〕1号':3A '国发':4A '〔2026〕1号':5A '2026':6A '1':7A '养老':8B '服务':10",
    );
  });

  test.each([
    ['社保卡办理', "'社保' & '社保卡' & '办理'"],
    ['社保 社保', "'社保'"],
    ['税', "'税':*"],
    ['5', "'5'"],
    ["';DROP TABLE--", "'drop' & 'table'"],
    ["it's \\ !养老 & (服务|", "'it' & '养老' & '服务'"],
    ['\u0000', null],
    ['😀', null],
    ['', null],
    ['\ud800', null],
  ])('the query %j becomes %s', (query, expected) => {
    expect(toTsquery(query)).toBe(expected);
  });

  test('a query is bounded', () => {
    expect(toTsquery('养老服务政策'.repeat(100_000))?.length).toBeLessThan(1_000);
  });
});

const userText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(...'\'\\":*&|!()<>%_ \u0000\n税社保养老国发〔〕[]2026号aé😀\ud800\udc00\u200d'),
    maxLength: 80,
  }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

let database: TestDatabase;
let client: Client;

async function lexemes(vector: string): Promise<string[]> {
  const { rows } = await client.query('SELECT tsvector_to_array($1::tsvector) AS lexemes', [vector]);
  return rows[0].lexemes;
}

async function matches(vector: string, query: string | null): Promise<boolean> {
  const { rows } = await client.query('SELECT $1::tsvector @@ $2::tsquery AS hit', [vector, query]);
  return rows[0].hit;
}

describe('PostgreSQL', () => {
  beforeAll(async () => {
    database = await cloneDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  test('takes whatever a user typed, and reads it back as the tokens', async () => {
    await fc.assert(
      fc.asyncProperty(userText, async (text) => {
        const tokens = new Set(tokenise(text));
        const vector = toTsvector({ title: text, body: text });
        expect(new Set(await lexemes(vector))).toEqual(tokens);
        const query = toTsquery(text);
        if (query) expect(await matches(vector, query)).toBe(true);
        else expect(tokens.size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('takes a body far beyond its limits', async () => {
    const words = Array.from({ length: 120_000 }, (_, index) => `word${index}x`).join(' ');
    const same = '政策 '.repeat(20_000);
    const found = await lexemes(toTsvector({ title: '政策', body: `${same}${words}${'长'.repeat(5_000)}` }));
    expect(found).toContain('政策');
    expect(found.length).toBeGreaterThan(50_000);
  });

  test('takes a word of a megabyte', async () => {
    expect(await lexemes(toTsvector({ title: 'a'.repeat(1_000_000), body: '' }))).toEqual(['a'.repeat(64)]);
  });

  test('finds by number, by word, by lone character, and not what is absent', async () => {
    const vector = toTsvector({
      title: '关于优化税收服务的通知',
      number: '示税发〔2026〕31号',
      body: '各市、县人民政府：为方便企业办税，现就有关事项通知如下。',
    });
    for (const query of ['示税发[2026]31号', '〔2026〕31号', '税收', '税', '企业 通知', '31'])
      expect([query, await matches(vector, toTsquery(query))]).toEqual([query, true]);
    for (const query of ['示税发〔2026〕3号', '养老', '3', '税收 养老'])
      expect([query, await matches(vector, toTsquery(query))]).toEqual([query, false]);
  });
});
