import { expect, test } from 'vitest';
import { countedQuery } from '../../src/search/counted-query.ts';

test.each([
  ['社保 怎么交', '社保 怎么交'],
  ['２０２６年　社會保險', '2026年 社会保险'],
  ['国发〔2026〕81380号', '国发〔2026〕81380号'],
  ['青政发[2026]4200号', '青政发[2026]4200号'],
  ['2025-2026学年校历', '2025-2026学年校历'],
  ['12345热线', '12345热线'],
])('%j is counted as %j', (query, counted) => {
  expect(countedQuery(query)).toBe(counted);
});

test.each([
  ['王五 13800138000 补贴'],
  ['138 0013 8000'],
  ['138-0013-8000'],
  ['138—0013—8000'],
  ['138_0013_8000'],
  ['138/0013/8000'],
  ['138，0013，8000'],
  ['１３８００１３８０００'],
  ['138\u200b0013\u200b8000'],
  ['①③⑧⓪⓪①③⑧⓪⓪⓪'],
  ['一三八零零一三八零零零'],
  ['幺三八〇〇幺三八〇〇〇'],
  ['11010519491231002X'],
  ['110105 19491231 002x'],
  ['6222 0200 0000 1234'],
  ['0755-8888888'],
  ['zhang.san@example.com'],
])('of %j no number of a person and no address is counted', (query) => {
  expect(countedQuery(query) ?? '').not.toMatch(/\d{3}|[零〇一三八]{4}|zhang|example/u);
});

test.each([
  ['我叫张三家住青山镇我想问一下我的养老金为什么这个月还没有发下来请尽快给我答复'],
  ['，。！'],
  ['👍🏽🎉'],
  ['\u200b\u200d'],
  [''],
])('%j is not counted', (query) => {
  expect(countedQuery(query)).toBeNull();
});
