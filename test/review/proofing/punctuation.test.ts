import { expect, test } from 'vitest';
import { excerptsIn, foundIn } from './proofed.ts';

const RULE = 'punctuation';

test.each([
  ['主动配合,密切协作', ',', '，', 'WARN'],
  ['第一项;第二项', ';', '；', 'WARN'],
  ['通知如下:请遵照执行', ':', '：', 'WARN'],
  ['能办吗?能办', '?', '？', 'WARN'],
  ['太好了!大家', '!', '！', 'WARN'],
  ['各直属机构:', ':', '：', 'WARN'],
  ['《办法》,结合实际', ',', '，', 'WARN'],
  ['主动配合, 密切协作', ',', '，', 'WARN'],
  ['广东省(试行)办法', '(试行)', '（试行）', 'WARN'],
  ['平台(阳光租房官网)', '(阳光租房官网)', '（阳光租房官网）', 'WARN'],
  ['10人(含)以上', '(含)', '（含）', 'WARN'],
  ['南山县（和平镇)', '（和平镇)', '（和平镇）', 'WARN'],
  ['南山县(和平镇）', '(和平镇）', '（和平镇）', 'WARN'],
  ['共１２人', '１２', '12', 'HINT'],
  ['Ａ类企业', 'Ａ', 'A', 'HINT'],
  ['面积１，２００．５平方米', '１，２００．５', '1,200.5', 'HINT'],
  ['等等...', '...', '……', 'WARN'],
  ['未完......待续', '......', '……', 'WARN'],
])('“%s” has punctuation of the wrong width', (text, excerpt, suggestion, severity) => {
  expect(foundIn(RULE, text)).toMatchObject([{ severity, excerpt, suggestion }]);
});

test.each([
  '主动配合，密切协作；通知如下：请遵照。',
  '时间为10:30至12:00',
  '比分3:2，比例1:2',
  '金额1,200.50元',
  '网址：https://www.tonggao.example/a,b;c?d=1:2!(e)',
  '详见 www.tonggao.example/中文',
  '邮箱a.b@mail.example,请留言',
  'Hello, world! (OK)',
  '使用 GraphQL (API) 接口',
  '函数f(x)的值',
  '第(1)项、(a)款',
  '面积约100(m2)左右',
  '（试行）',
  '等等……',
  '版本1...10',
  'wait...',
  '产品型号：X-1,Y-2;Z-3',
  '坐标(113.25, 23.12)',
  '10%、20％',
])('“%s” is in order', (text) => {
  expect(excerptsIn(RULE, text)).toEqual([]);
});
