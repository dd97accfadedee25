import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/ingest/article/read-article.ts';
import type { SourceKind } from '../../../src/ingest/sources/index.ts';
import { plainText } from '../../../src/platform/html/sanitise.ts';
import { hasSamples, samples, sampleText } from '../samples.ts';
import { lines, readAs } from '../sources/reading.ts';

const HOME = 'http://www.example.gov.cn/a/202001/page.html';
/** Words that only menus, tools and feet of these sites say; those that stand on a page must not stand in its text. */
const MENU =
  /网站地图|当前位置|您的位置|友情链接|联系我们|关于我们|隐私(?:声明|安全)|版权声明|使用帮助|网站帮助|网站标识码|ICP备|公安网备|扫一扫|分享到|打印(?:本|页|关闭)|关闭(?:窗口|本页)|返回顶部|浏览量|浏览次数|访问量|字号|字体|相关新闻|相关阅读|相关稿件|关联稿件|上一篇|下一篇|设为首页|登录状态|无障碍|朋友圈|Facebook/gu;

const [, ...facts] = readFileSync(new URL('sample-facts.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((row) => row.split('\t'));
const addresses = new Map(samples().map(({ file, url }) => [file, /^http/.test(url) ? url : HOME]));

const unspaced = (text: string) => text.replace(/\s+/g, '');
const shown = (html: string) =>
  unspaced(html.replace(/<!--[\s\S]*?-->|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]+>/gi, ' '));

/** A moment in Beijing, as exactly as it is known. */
function told(date: { at: Date; precision: string } | null): string {
  const length = { DAY: 10, MINUTE: 16, SECOND: 19 }[date?.precision ?? ''] ?? 0;
  const at = date ? new Date(date.at.getTime() + 8 * 3_600_000).toISOString() : '';
  return at.replace('T', ' ').slice(0, length);
}

describe.skipIf(!hasSamples)('what a person reads on a real page is what the hub reads', () => {
  test('every page is in the table', () => {
    const pages = samples().filter(
      ({ file, kind }) => /\.(?:html|jsp)$/.test(file) && !kind.startsWith('list'),
    );
    expect(facts.map(([file]) => file)).toEqual(pages.map(({ file }) => file));
  });

  test.each(facts.map((row) => [row[0] ?? '', row] as const))('%s', (file, row) => {
    const source = sampleText(file);
    const article = readArticle(source, addresses.get(file) ?? HOME);
    const { title, publishedAt, origin, policy, attachments } = article;
    const body = unspaced(plainText(article.body));
    const read = [title, told(publishedAt), origin ?? '', policy?.number ?? '', `${attachments.length}`];
    expect([file, ...read, body.slice(0, 12), body.slice(-12)]).toEqual(row);
    const menu = new Set(shown(source).match(MENU));
    expect([...menu].filter((word) => body.includes(word))).toEqual([]);
  });
});

const LISTS: [SourceKind, string, number, string, string][] = [
  [
    'JPAGE',
    'jiangsu-dataproxy-01.xml',
    76,
    '2025-10-29 省政府办公厅印发关于进一步支持专精特新中小企业高质量发展若干政策措施的通知 https://www.example.gov.cn/art/2025/10/29/art_80179_11664839.html',
    '2022-10-24 关于公布2022年江苏省规划布局内重点软件企业和专精特新软件企业培育库名单的通知 https://www.example.gov.cn/art/2022/10/24/art_80179_10724255.html',
  ],
  [
    'JPAGE',
    'jiangsu-dataproxy-02.xml',
    76,
    '2023-10-30 省工业和信息化厅关于公布2023年第十批预拌砂浆生产备案企业名单的通知 https://www.example.gov.cn/art/2023/10/30/art_80179_11072765.html',
    '2022-03-10 省工业和信息化厅 省财政厅关于组织2022年度江苏省工业和信息产业转型升级专项资金项目申报的通知 https://www.example.gov.cn/art/2022/3/10/art_80179_10378505.html',
  ],
  [
    'JPAGE',
    'jiangsu-dataproxy-03.xml',
    76,
    '2023-01-17 关于公布江苏省绿色工厂名单（第三批）的通知 https://www.example.gov.cn/art/2023/1/17/art_80179_10735138.html',
    '2021-11-08 关于印发江苏省贯彻《推进工业文化发展实施方案（2021-2025年）》行动计划的通知 https://www.example.gov.cn/art/2021/11/8/art_80179_10118802.html',
  ],
  [
    'GOV_PAGE',
    'gansu-jyt-list-01.html',
    20,
    '2025-11-17 关于开展2024年全域全员全过程使用智慧教育平台专项研究课题结项工作的通知 https://www.example.gov.cn/jyt/c110634/202511/174240943.shtml',
    '2025-06-09 关于做好甘肃省第十八届哲学社会科学优秀成果奖申报有关工作的通知 https://www.example.gov.cn/jyt/c110634/202506/174155064.shtml',
  ],
  [
    'GOV_PAGE',
    'shanghai-wsjkw-01.html',
    20,
    '2022-04-27 4月26日（0-24时）本市各区确诊病例、无症状感染者居住地信息 https://mp.weixin.qq.com/s/SIuDbITNdgWwYyM3eiyrgg',
    '2022-04-17 4月16日（0-24时）本市各区确诊病例、无症状感染者居住地信息 https://mp.weixin.qq.com/s/dRa-PExJr1qkRis88eGCnQ',
  ],
  [
    'GOV_PAGE',
    'guangzhou-23.html',
    15,
    '2025-01-14 广州市劳动人事争议仲裁机构收案地址及各区联系方式 https://rsj.gz.gov.cn/ywzt/ldgx/ldrszyzc/zcgg/content/post_10077433.html',
    '2026-08-20 兴城市瑞斯迪制衣厂（个人独资）仲裁裁决书公告（钟娜） https://rsj.gz.gov.cn/ywzt/ldgx/ldrszyzc/zcgg/content/post_10972607.html',
  ],
  [
    'JSON',
    'govcn-zuixinzhengce-head25.json',
    25,
    '2026-07-27 中共中央 国务院转发《中央宣传部、司法部关于开展法治宣传教育的第九个五年规划（2026－2030年）》 https://www.gov.cn/zhengce/202607/content_7076696.htm',
    '2026-06-08 国务院关于印发《现代化应急体系建设“十五五”规划》的通知 https://www.gov.cn/zhengce/content/202606/content_7071451.htm',
  ],
];

describe.skipIf(!hasSamples)('what a person reads in a real list is what the hub reads', () => {
  test.each(LISTS)('%s: %s', async (kind, file, count, first, last) => {
    const { items, problems } = await readAs(kind, sampleText(file));
    expect(problems).toEqual([]);
    expect(items).toHaveLength(count);
    expect([lines(items)[0], lines(items).at(-1)]).toEqual([first, last]);
    for (const { title, publishedAt } of items) {
      expect(publishedAt?.precision).toBe('DAY');
      expect(title).not.toMatch(/^(?:首页|更多|下一页|尾页)|(?:\.\.\.|…)$/);
    }
  });
});
