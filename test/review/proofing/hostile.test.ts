import { expect, test } from 'vitest';
import { proofread } from '../../../src/review/proofing/index.ts';
import { CIRCUMSTANCES, snapshotWith } from './proofed.ts';

const LENGTH = 60_000;
const REPEATED = [
  'x',
  '1',
  '1.',
  '甲',
  '住址：甲',
  '〔2026',
  '（',
  '《',
  '，',
  '2026年',
  '的',
  '共3项',
  'a@',
  'http://',
  '一、',
  '12月31日',
  '“',
  '★',
  '91430000MA',
  '1380000',
  '农业部门',
  '维 族​',
  '（《',
  '》）',
  '”“',
  '以下3项：①②',
  'a.cn/x ',
  '截止2026年',
  '既使',
  '2026年2月30日至1日',
  '11月22日（周一）',
  '附件：1.甲\n',
  '一、',
  '（一）、\n三、\n',
  '名单张三，男，住',
  '30人，其中男1人，女',
  '30人，其中男',
  '近3多',
  '约三',
  '3—',
  '下降',
  '1,000,',
  '各部门',
  'https://a.gov.cn.',
  '<a href="https://pan.baidu.com/s/1">',
];

// Not a measurement: a check that tries every place of a long run from every other takes minutes here, not seconds.
test.each(REPEATED)('no check is held up by 60,000 characters of %s', { timeout: 20_000 }, (part) => {
  const text = part.repeat(Math.ceil(LENGTH / part.length));
  for (const body of [`<p>${text}</p>`, `<p>住址：${text}</p>`, `<table><tr><td>${text}</td></tr></table>`]) {
    expect(Array.isArray(proofread(snapshotWith({ body }), CIRCUMSTANCES))).toBe(true);
  }
});
