import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rendition } from '../../../src/channels/adapters/matter.ts';
import { authorOf, digestOf, fitWechat } from '../../../src/channels/adapters/wechat-fit.ts';
import { wechatSettings } from '../../../src/channels/adapters/wechat-settings.ts';
import { codeOfArticle, filtered } from '../../../src/channels/sandbox/wechat-article-rules.ts';
import { plainText, sanitiseHtml } from '../../../src/platform/html/sanitise.ts';
import { correctionOf, editionOf, matterOf, PUBLIC_URL } from './fixture.ts';

const settings = wechatSettings.parse({ appId: 'wx0001', appSecret: 'a-secret' });
const fitting = (more: object = {}) => ({ settings: { ...settings }, publicUrl: PUBLIC_URL, ...more });
const fitted = (text: object): Rendition => fitWechat(matterOf(editionOf(text)), fitting());

const PICTURE = `/media/${'a'.repeat(64)}/1.png`;

test.each([
  [
    'a link elsewhere is text',
    '<p>见<a href="https://www.gov.cn/1">国务院</a>文件</p>',
    '见国务院文件',
    '<a',
  ],
  ['a film is left out', '<p>视频</p><video src="/media/x/1.mp4" controls></video>', '视频', '<video'],
  ['a table stays', '<table><tbody><tr><td>防汛</td></tr></tbody></table>', '防汛', '<script'],
])('%s', (_, body, text, absent) => {
  const { html } = fitted({ body });
  expect(plainText(html ?? '')).toContain(text);
  expect(html).not.toContain(absent);
});

test('styles stand in the elements, and no style element is left', () => {
  const { html } = fitted({ body: '<table><tbody><tr><td>防汛</td></tr></tbody></table>' });
  expect(html).toMatch(/<td style="[^"]*border/);
  expect(html).not.toContain('<style');
});

test('a title that is too long is cut where the words allow it, and stands whole in the text', () => {
  const title = '示例市人民政府办公室关于印发《示例市防汛抗旱应急预案（修订）》和做好有关工作的通知';
  const rendition = fitted({ title });
  expect([...rendition.title].length).toBeLessThanOrEqual(32);
  expect(rendition.title).toMatch(/…$/);
  expect(rendition.title).not.toMatch(/《[^》]*…$/);
  expect(rendition.text).toContain(title);
  expect(rendition.problems).toEqual([expect.stringContaining('标题')]);
});

test('an operator’s title is not cut: what is too long is said', () => {
  const words = { title: '防汛'.repeat(20), text: null };
  const { title, problems } = fitWechat(matterOf(), fitting({ words }));
  expect(title).toBe(words.title);
  expect(problems).toEqual([expect.stringContaining('32')]);
});

test('an operator who changes one sentence of the article finds the rest once, as it was', () => {
  const before = fitted({ originName: '示例市水利局' });
  const words = { title: null, text: before.text.replace('要做好', '须做好') };
  const matter = matterOf(editionOf({ originName: '示例市水利局' }));
  expect(fitWechat(matter, fitting({ words })).text).toBe(words.text);
});

test('a picture from elsewhere stops the article, one of the media store does not', () => {
  expect(fitted({ body: '<p>图</p><img src="https://other.example/1.png">' }).problems).toEqual([
    expect.stringContaining('外链'),
  ]);
  const own = fitted({ body: `<p>图</p><img src="${PICTURE}">` });
  expect(own.problems).toEqual([]);
  expect(own.html).toContain(PICTURE);
});

test('attachments are named, and the source and the link to the readers’ page stand at the end', () => {
  const file = {
    name: '防汛预案.pdf',
    sourceUrl: null,
    sha256: 'f'.repeat(64),
    bytes: 1,
    mediaType: 'application/pdf',
  };
  const { text } = fitted({ attachments: [file], originName: '示例市水利局' });
  expect(text).toMatch(
    /附件.*\n防汛预案\.pdf\n来源：示例市水利局\n详见：https:\/\/www\.shili\.gov\.cn\/content\/1$/,
  );
});

test('a correction says what it corrects, and leads to the article where that stays', () => {
  const standing = { remoteId: '1', url: 'https://mp.weixin.qq.com/s/abc' };
  const matter = matterOf(correctionOf('关于做好防汛抗旱工作的通知'), standing);
  const linked = fitWechat(matter, fitting());
  expect(linked.title).toBe('更正：关于做好防汛抗旱工作的通知');
  expect(linked.html).toContain(`<a href="${standing.url}"`);
  const replacing = fitWechat(matter, {
    settings: { ...settings, corrections: 'replace' },
    publicUrl: PUBLIC_URL,
  });
  expect(replacing.title).toBe('关于做好防汛抗旱工作的通知');
  expect(replacing.text).toContain('更正说明：更正标题');
  expect(replacing.text).not.toContain(standing.url);
});

test('the digest is the summary, else the beginning of the text, in whole sentences', () => {
  const of = (text: object) => digestOf(matterOf(editionOf(text)), fitted(text), settings);
  expect(of({ summary: '各单位要做好防汛工作。' })).toBe('各单位要做好防汛工作。');
  const sentence = '各单位要落实防汛责任，备足物资。';
  expect(of({ summary: null, body: `<p>${sentence.repeat(20)}</p>` })).toBe(sentence.repeat(7));
});

test.each([
  ['宣传科', '示例市水利局', '宣传科'],
  ['', '示例市水利局', '示例市水利局'],
  ['', '示例市人民政府防汛抗旱指挥部办公室', '示例市人民政府'],
])('with the author %j and the origin %j, %j stands beside the title', (author, originName, shown) => {
  expect(authorOf(matterOf(editionOf({ originName })), { ...settings, author })).toBe(shown);
});

test('whatever the text, what goes out is taken by the far side, which changes nothing in it', () => {
  const part = fc.constantFrom(
    ...[
      '<p>各单位要做好防汛工作，11月25日前报送预案。</p>',
      '<h2>一、总体要求</h2>',
      '<ul><li>一</li><li>二</li></ul>',
    ],
    ...[
      '<table><tbody><tr><td>1</td><td>&lt;2&gt; &amp; 3</td></tr></tbody></table>',
      `<img src="${PICTURE}">`,
    ],
    ...[
      '<p style="text-align: center"><strong>示例</strong>😀</p>',
      '<p><a href="https://x.example/">链接</a></p>',
    ],
    `<p>${'做好防汛工作。'.repeat(700)}</p>`,
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 12 }),
      fc.string({ minLength: 1, maxLength: 90 }),
      (parts, title) => {
        const body = sanitiseHtml(parts.join(''));
        const matter = matterOf(editionOf({ body, title: title.trim() || '标题', summary: null }));
        const rendition = fitWechat(matter, fitting());
        const base = 'https://sim.example/sandbox/wechat';
        const content = (rendition.html ?? '').replaceAll(PICTURE, `${base}/pictures/${'b'.repeat(90)}`);
        const article = {
          title: rendition.title,
          author: authorOf(matter, settings),
          digest: digestOf(matter, rendition, settings),
          content,
          content_source_url: matter.link,
          thumb_media_id: 'cover',
        };
        expect(codeOfArticle(article, new Map([['cover', 'x']]))).toBe(0);
        const kept = filtered(content, { base } as never);
        expect(plainText(kept)).toBe(plainText(content));
        expect(plainText(content)).toBe(rendition.text);
        expect(kept.match(/<img/g)?.length ?? 0).toBe(content.match(/<img/g)?.length ?? 0);
      },
    ),
    { numRuns: 60 },
  );
});
