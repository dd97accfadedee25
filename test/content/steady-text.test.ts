import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from '../../src/content/change.ts';
import { steadyText } from '../../src/content/steady-text.ts';

const TITLE = '关于做好2026年冬季防病工作的通知';
const BODY = '<p>各市、县人民政府：</p><p>自2026年12月1日起，补助标准提高到每人每年640元，联系人张建国。</p>';

const textOf = (body: string, title = TITLE, files: string[] = []) =>
  steadyText({ title, body, attachments: files.map((name) => ({ name })) });

const classOf = (body: string, title = TITLE) => changeOf(textOf(BODY), textOf(body, title));

test.each([
  ['浏览次数：<span>10</span>次', '浏览次数：<span>11</span>次'],
  ['阅读量 1,024', '阅读量 2.3万'],
  ['发布时间：2026-11-20 来源：省政府办公厅 点击数：5', '发布时间：2026-11-20 来源：省政府办公厅 点击数：6'],
  ['页面生成时间：2026-11-20 08:00:01', '页面生成时间：2026-11-21 09:13:55'],
  ['今天是2026年11月20日 星期五', '今天是2026年11月21日 星期六'],
  ['【打印】【关闭】', '【打印本页】 【关闭窗口】【返回顶部】'],
  ['', '打印 关闭'],
  ['上一篇：<a href="/a">关于甲的通知</a>', '上一篇：<a href="/b">关于乙的公告</a>'],
  ['', '扫一扫在手机打开当前页'],
  ['字号：大 中 小', '字号：[大][中][小]'],
  [
    '</p><h3>相关链接</h3><ul><li><a href="/1">甲项工作进展</a> 2026-11-01</li></ul><p>',
    '</p><h3>相关链接</h3><ul><li><a href="/2">乙项工作进展</a> 2026-11-02</li><li><a href="/3">丙</a></li></ul><p>',
  ],
])('what changes around a text is no change of it: %s', (one, other) => {
  const [before, after] = [one, other].map((furniture) => textOf(`${BODY}<p>${furniture}</p>`));
  expect(after?.hash).toBe(before?.hash);
});

test('any furniture at any place and any visit gives one hash', () => {
  const number = fc.nat(9_999_999);
  const furniture = fc.oneof(
    number.map((n) => `<p>浏览次数：${n}次</p>`),
    number.map((n) => `<div>阅读：${n} 点赞：${n % 97}</div>`),
    fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((at) => `<p>生成时间：${at.toISOString()}</p>`),
    number.map((n) => `<p>下一篇：<a href="/${n}">第${n}号通知</a></p>`),
    fc.constant('<p>【打印】【关闭】</p>'),
  );
  const plain = textOf(BODY).hash;
  fc.assert(
    fc.property(
      fc.array(furniture, { maxLength: 6 }),
      fc.array(furniture, { maxLength: 6 }),
      (head, tail) => {
        expect(textOf(head.join('') + BODY + tail.join('')).hash).toBe(plain);
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
});

test.each([
  ['an amount', BODY.replace('640', '670'), 'SUBSTANCE'],
  ['a date', BODY.replace('12月1日', '12月10日'), 'SUBSTANCE'],
  ['a person', BODY.replace('张建国', '李卫民'), 'SUBSTANCE'],
  ['a decimal point', BODY.replace('640', '6.40'), 'SUBSTANCE'],
  ['an added number', BODY.replace('起，', '起（1年内），'), 'SUBSTANCE'],
  ['a word', BODY.replace('提高', '上调'), 'WORDING'],
  ['a paragraph of words', `${BODY}<p>请认真贯彻执行。</p>`, 'WORDING'],
  ['a comma', BODY.replace('起，', '起'), 'COSMETIC'],
  ['full width', BODY.replace('640', '６４０'), 'COSMETIC'],
  ['a broken paragraph', BODY.replace('，补助', '，</p><p>补助'), 'COSMETIC'],
  ['emphasis', BODY.replace('640元', '<strong>640元</strong>'), 'COSMETIC'],
  ['an address of a link', BODY.replace('张建国', '<a href="/x">张建国</a>'), null],
  ['what a report says of its readers', `${BODY}<p>全年网站浏览量5万次。</p>`, 'SUBSTANCE'],
  ['nothing', BODY, null],
])('%s is a change of its class', (_, body, expected) => {
  expect(classOf(body)).toBe(expected);
});

test.each([
  ['国办发〔2026〕12号', '国发〔2026〕12号', 'SUBSTANCE'],
  ['国办发〔2026〕12号', '国办发〔2026〕13号', 'SUBSTANCE'],
  ['示例县财政局', '青山县财政局', 'SUBSTANCE'],
  ['第三季度', '第四季度', 'SUBSTANCE'],
  ['请认真贯彻执行', '请认真抓好贯彻落实', 'WORDING'],
])('%s → %s', (one, other, expected) => {
  expect(changeOf(textOf(`<p>${one}。</p>`), textOf(`<p>${other}。</p>`))).toBe(expected);
});

test('title and files are part of the text', () => {
  expect(classOf(BODY, TITLE.replace('2026', '2027'))).toBe('SUBSTANCE');
  expect(classOf(BODY, TITLE.replace('做好', '抓好'))).toBe('WORDING');
  expect(changeOf(textOf(BODY), textOf(BODY, TITLE, ['实施方案.pdf']))).toBe('WORDING');
});

test('two amounts that change places are a change of substance', () => {
  const [one, other] = ['<p>甲3元，乙5元</p>', '<p>甲5元，乙3元</p>'].map((body) => textOf(body));
  expect(one && other && changeOf(one, other)).toBe('SUBSTANCE');
});
