import { expect, test } from 'vitest';
import { judgePage } from '../../../src/channels/adapters/look-at-page.ts';
import { editionOf, matterOf } from './fixture.ts';

const TITLE = '<h1>关于做好防汛工作的通知</h1>';
const TEXT = '<p>各单位要做好防汛工作，</p>\n<p>11月25日前　报送预案。</p>';
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

test.each([
  ['title and text', `${TITLE}${TEXT}`, 'landed'],
  [
    'the right tags',
    `${meta('ArticleTitle', '关于做好防汛工作的通知')}${meta('ContentSource', '示例市人民政府')}${TITLE}${TEXT}`,
    'landed',
  ],
  ['another title in its tag', `${meta('ArticleTitle', '关于抗旱的通知')}${TITLE}${TEXT}`, 'altered'],
  ['another source in its tag', `${meta('contentsource', '某网')}${TITLE}${TEXT}`, 'altered'],
  ['a changed date', `${TITLE}${TEXT.replace('25', '26')}`, 'altered'],
  ['a word slipped in', `${TITLE}${TEXT.replace('要做好', '不必要做好')}`, 'altered'],
  ['half of the text', `${TITLE}<p>各单位要做好防汛工作，</p>`, 'altered'],
  ['the text without the title', TEXT, 'missing'],
  ['the title in a script only', `<script>"关于做好防汛工作的通知"</script>${TEXT}`, 'missing'],
  ['nothing', '', 'missing'],
])('a page with %s', (_, html, found) => {
  expect(judgePage(html, matterOf(editionOf())).found).toBe(found);
});

test('where a text was altered is said', () => {
  const { detail } = judgePage(`${TITLE}${TEXT.replace('25', '26')}`, matterOf());
  expect(detail).toContain('做好防汛工作,11月2');
});
