import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from '../../src/content/change.ts';
import { type SteadyText, steadyText } from '../../src/content/steady-text.ts';
import { readArticle } from '../../src/ingest/article/read-article.ts';

const AT = 'https://www.example.gov.cn/zwgk/202611/t20261120_1.html';

/** Look-alikes of four content systems, each with words of the paragraph its text ends with. */
const PAGES = Object.entries({
  'gov-cn-article': '要把图书室建在群众身边',
  'jcms-article': '在三号闸口开展防汛演练',
  'trs-policy': '云溪县人民政府办公室<br>',
  'unknown-system': '把山里的笋干、茶叶、蜂蜜运出去',
}).map(([name, last]): [string, Page] => {
  const html = readFileSync(new URL(`../fixtures/ingest/${name}.html`, import.meta.url), 'utf8');
  return [name, { html, end: html.indexOf('</p>', html.indexOf(last)) }];
});

/** A page, and where the last paragraph of its text ends. */
interface Page {
  html: string;
  end: number;
}

function textOf(html: string): SteadyText {
  const { title, body, attachments } = readArticle(html, AT);
  return steadyText({ title, body, attachments });
}

const count = fc.nat(9_999_999);
const moment = fc
  .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') })
  .map((at) => at.toISOString().replace('T', ' ').slice(0, 19));

/** What a content system writes around a text anew at each visit. */
const around = fc.oneof(
  count.map((n) => `<!-- generated in ${n} ms -->`),
  count.map((n) => `<script>var hits = ${n};</script>`),
  count.map((n) => `<input type="hidden" name="token" value="${n.toString(16)}">`),
  moment.map((at) => `<div class="footer">页面生成时间：${at}</div>`),
  count.map(
    (n) =>
      `<div class="related"><h3>相关链接</h3><ul><li><a href="/${n}.html">第${n}号公告</a></li></ul></div>`,
  ),
  count.map((n) => `<div class="share">分享到：<a href="/share?t=${n}">微信</a> 浏览量：${n}</div>`),
);

/** And what it writes into the text itself. */
const within = fc.oneof(
  count.map((n) => `<p>浏览次数：<span id="hits">${n}</span>次</p>`),
  count.map((n) => `<p style="text-align:right">点击数：${n} 【打印】 【关闭】</p>`),
  moment.map((at) => `<p>打印时间：${at}</p>`),
  count.map((n) => `<p>下一篇：<a href="/${n}.html">关于第${n}项工作的通知</a></p>`),
);

const visit = fc.record({
  before: fc.array(around, { maxLength: 3 }),
  after: fc.array(around, { maxLength: 3 }),
  inside: fc.array(within, { maxLength: 3 }),
});

function visited(
  { html, end }: Page,
  { before, after, inside }: { before: string[]; after: string[]; inside: string[] },
): string {
  const at = end + '</p>'.length;
  const withText = html.slice(0, at) + inside.join('') + html.slice(at);
  return withText
    .replace(/<body[^>]*>/u, (body) => body + before.join(''))
    .replace('</body>', () => `${after.join('')}</body>`);
}

test.each(PAGES)('%s: what changes around a text from visit to visit is never a change of it', (_, page) => {
  const plain = textOf(page.html);
  expect(plain.lines.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(visit, (given) => {
      expect(textOf(visited(page, given)).lines).toEqual(plain.lines);
      expect(textOf(visited(page, given)).hash).toBe(plain.hash);
    }),
    { seed: 20261122, numRuns: 150 },
  );
});

test.each(PAGES)(
  '%s: a figure that changes in the text is seen, whatever changes around it',
  (_, { html, end }) => {
    const withFigure = (amount: number) => {
      const words = `补助标准为每人${amount}元。`;
      return { html: html.slice(0, end) + words + html.slice(end), end: end + words.length };
    };
    fc.assert(
      fc.property(visit, visit, fc.integer({ min: 1, max: 999 }), (one, other, amount) => {
        const before = textOf(visited(withFigure(amount), one));
        const after = textOf(visited(withFigure(amount + 1), other));
        expect(changeOf(before, after)).toBe('SUBSTANCE');
      }),
      { seed: 20261122, numRuns: 100 },
    );
  },
);
