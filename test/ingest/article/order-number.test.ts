import { expect, test } from 'vitest';
import { readArticle } from '../../../src/ingest/article/read-article.ts';

const REST = `<p>${'第一条　为了保障老年人合法权益，根据有关法律法规，制定本办法。'.repeat(6)}</p>`;
const numberOf = (lines: string) =>
  readArticle(
    `<html><body><h1>某市老年人优待办法</h1><div class="TRS_Editor">${lines}${REST}</div></body></html>`,
    'http://www.example.gov.cn/a/202001/page.html',
  ).policy?.number ?? null;

test.each([
  ['in one line', '<p>某市人民政府令第179号</p>', '某市人民政府令第179号'],
  [
    'in two lines',
    '<p><strong>某市人民政府令</strong></p><p></p><p><span>第 179 号</span></p>',
    '某市人民政府令第179号',
  ],
  [
    'in the line that says when it was made known',
    '<p>（2021年7月27日中华人民共和国国务院令第746号公布）</p>',
    '中华人民共和国国务院令第746号',
  ],
  ['but not a number under another line', '<p>某市人民政府文件</p><p>第179号</p>', null],
  ['but not an order that is only spoken of', '<p>根据某市人民政府令第179号的规定办理。</p>', null],
])('the number of an order is read %s', (_, lines, number) => {
  expect(numberOf(lines)).toBe(number);
});
