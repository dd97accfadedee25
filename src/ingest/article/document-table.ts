import { elementsUnder, type HtmlDocument, type HtmlElement, textOf } from './html-document.ts';
import type { TextLength } from './text-lengths.ts';
import { present, unspaced, verbatim } from './upstream-text.ts';

/** The label and value pairs that a page states about an official document, under one name each. */
export interface DocumentTable {
  indexNumber?: string;
  theme?: string;
  issuer?: string;
  signedOn?: string;
  title?: string;
  number?: string;
  publishedOn?: string;
  keywords?: string;
  validity?: string;
  genre?: string;
  summary?: string;
}

const LABELS: Record<string, keyof DocumentTable> = {
  索引号: 'indexNumber',
  ...{ 主题分类: 'theme', 信息分类: 'theme', 分类: 'theme' },
  ...{
    发文机关: 'issuer',
    发文机构: 'issuer',
    发布机构: 'issuer',
    发文单位: 'issuer',
    制发机关: 'issuer',
    发布机关: 'issuer',
    公开机构: 'issuer',
  },
  ...{ 成文日期: 'signedOn', 发文日期: 'signedOn', 生成日期: 'signedOn' },
  ...{ 标题: 'title', 名称: 'title', 信息名称: 'title', 文件名称: 'title' },
  ...{ 发文字号: 'number', 文号: 'number', 文件编号: 'number' },
  ...{ 发布日期: 'publishedOn', 公开日期: 'publishedOn', 发布时间: 'publishedOn' },
  ...{ 主题词: 'keywords', 关键词: 'keywords' },
  ...{ 有效性: 'validity', 文件状态: 'validity', 效力状态: 'validity', 时效性: 'validity', 时效: 'validity' },
  ...{ 公文种类: 'genre', 文种: 'genre', 体裁分类: 'genre', 体裁: 'genre' },
  ...{ 内容概述: 'summary', 摘要: 'summary' },
};
const LONGEST_PAIR = 400;
const NAMES = Object.keys(LABELS).join('|');
const LABEL = new RegExp(`^[【\\[]?(?<label>${NAMES})[】\\]]?[:：]?$`, 'u');
const PAIR = new RegExp(`^[【\\[]?(?<label>${NAMES})[】\\]]?[:：](?<value>.+)$`, 'u');
const ANOTHER = new RegExp(`(?:${NAMES})[:：]`, 'u');

/**
 * Reads the particulars that stand beside a text (gov.cn table.bd1, gkmlpt .classify, lists of label：value), the
 * text itself left out. Labels are compared without inner spaces; the first pair of a name that has a value counts.
 */
export function readDocumentTable(
  $: HtmlDocument,
  body: HtmlElement | null,
  lengthOf: TextLength,
): DocumentTable {
  const table: DocumentTable = {};
  const inText = new Set(body ? [body, ...elementsUnder(body)] : []);
  for (const element of $(
    'td, th, dt, li, p, span, strong, b, em, label, div:not(:has(div, table, ul, p))',
  ).toArray()) {
    if (lengthOf(element) > LONGEST_PAIR || inText.has(element)) continue;
    const pair = pairIn(element);
    if (pair && table[pair.name] === undefined) table[pair.name] = pair.value;
  }
  return table;
}

function pairIn(element: HtmlElement): { name: keyof DocumentTable; value: string } | null {
  const text = unspaced(textOf(element));
  const label = (LABEL.exec(text) ?? PAIR.exec(text))?.groups?.label;
  const name = label === undefined ? undefined : LABELS[label];
  if (!name) return null;
  const stated = PAIR.test(text) ? afterColon(textOf(element)) : beside(element);
  const value = present(stated);
  return value && !ANOTHER.test(unspaced(value)) ? { name, value } : null;
}

function afterColon(text: string): string {
  return verbatim(text.slice(text.search(/[:：]/u) + 1));
}

/** The value beside a label that stands alone: the next cell, or the rest of the line the label opens. */
function beside(label: HtmlElement): string | null {
  let next = label.next;
  while (next && !('attribs' in next)) next = next.next;
  if (next) return LABEL.test(unspaced(textOf(next))) ? null : textOf(next);
  const line = label.parent ? textOf(label.parent) : '';
  return /[:：]/u.test(line) ? afterColon(line) : null;
}
