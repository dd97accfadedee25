import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';

const RULE = 'alternative-text';
const picture = (alt: string | null) =>
  `<p>一图读懂</p><p><img src="https://a.example/i/tu1.jpg?x=1"${alt === null ? '' : ` alt="${alt}"`} /></p><p>正文</p>`;

test.each([
  null,
  '',
  ' ',
  '图',
  '图片',
  '图1',
  '图片 2',
  '照片3',
  '截图',
  '截图2026-11-22',
  '微信图片_20261122093011',
  '未标题-1',
  'image',
  'Image 3',
  'IMG_2041.JPG',
  '01.png',
  'a58c738b768888892c3f.jpeg',
  '20261122093011',
  'untitled (2)',
])('the picture named %j does not say what it shows', (alt) => {
  const found = foundBy(RULE, { body: picture(alt) });
  expect(found).toMatchObject([{ severity: 'HINT', field: 'body', start: 5, end: 5, excerpt: '' }]);
});

test.each([
  '南山县便民服务中心外景',
  '图为启动仪式现场',
  '一图读懂南山县便民服务办法',
  '2026年居民收入增长图',
  '照片：志愿者走进社区',
  '截图所示为登录页面',
  '流程图：申请、受理、审核、发证',
  '微信公众号二维码',
  '图片新闻：全县春耕',
  'GDP增长情况',
  'Logo of Nanshan',
  '国徽',
  '县长讲话',
  '扫码申领',
  '办事指南第1页',
])('the picture named “%s” is in order', (alt) => {
  expect(foundBy(RULE, { body: picture(alt) })).toEqual([]);
});

test('every picture is told at its own place, and named', () => {
  const body = '<p>甲<img src="/media/1/a.png" />乙</p><p>丙<img src="/media/1/b.png" alt="" /></p>';
  expect(foundBy(RULE, { body })).toMatchObject([
    { start: 1, reason: '图片“a.png”没有替代文字' },
    { start: 4, reason: '图片“b.png”没有替代文字' },
  ]);
});
