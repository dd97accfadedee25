import { expect, test } from 'vitest';
import { contentTags, sectionTags, siteTags } from '../../src/reading/page-tags.ts';
import { SectionType } from '../../src/sites/section.ts';

const site = { name: '青川市人民政府', domain: 'www.qingchuan.gov.cn', code: '4300000001' };
const section = { name: '市政府文件', type: SectionType.POLICY, description: null, site };
const content = {
  title: '关于促进养老服务的意见',
  summary: '三十条措施',
  path: '/content/1',
  keywords: ['养老', '服务'],
  author: '王编辑',
  publishedAt: new Date('2026-11-19T16:05:59Z'),
  origin: { name: '市民政局', author: '李科长' },
};

test('a home page carries the three tags of the site, a column page four more, in the standard order', () => {
  expect(siteTags(site).map((tag) => tag.name)).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode']);
  expect(sectionTags(section)).toEqual([
    { name: 'SiteName', content: '青川市人民政府' },
    { name: 'SiteDomain', content: 'www.qingchuan.gov.cn' },
    { name: 'SiteIDCode', content: '4300000001' },
    { name: 'ColumnName', content: '市政府文件' },
    { name: 'ColumnDescription', content: '青川市人民政府市政府文件' },
    { name: 'ColumnKeywords', content: '市政府文件,政策文件' },
    { name: 'ColumnType', content: '政策文件' },
  ]);
});

test('a column whose name is its type has that keyword once, and its own description where it has one', () => {
  const tags = sectionTags({ ...section, name: '政策文件', description: '市政府印发的文件' });
  expect(tags).toContainEqual({ name: 'ColumnKeywords', content: '政策文件' });
  expect(tags).toContainEqual({ name: 'ColumnDescription', content: '市政府印发的文件' });
});

test('an article page adds the article tags, with the date to the minute in Shanghai', () => {
  expect(contentTags(content, section).slice(7)).toEqual([
    { name: 'ArticleTitle', content: '关于促进养老服务的意见' },
    { name: 'PubDate', content: '2026-11-20 00:05' },
    { name: 'ContentSource', content: '市民政局' },
    { name: 'Keywords', content: '养老,服务' },
    { name: 'Author', content: '王编辑' },
    { name: 'Description', content: '三十条措施' },
    { name: 'Url', content: 'https://www.qingchuan.gov.cn/content/1' },
  ]);
});

test('a text without an origin has its site as source, and optional tags only where known', () => {
  const bare = { ...content, origin: null, keywords: [], author: null, summary: null };
  expect(contentTags(bare, section).slice(7)).toEqual([
    { name: 'ArticleTitle', content: '关于促进养老服务的意见' },
    { name: 'PubDate', content: '2026-11-20 00:05' },
    { name: 'ContentSource', content: '青川市人民政府' },
    { name: 'Url', content: 'https://www.qingchuan.gov.cn/content/1' },
  ]);
});

test('the author of the source stands where none was given here', () => {
  const tags = contentTags({ ...content, author: null }, section);
  expect(tags).toContainEqual({ name: 'Author', content: '李科长' });
});
