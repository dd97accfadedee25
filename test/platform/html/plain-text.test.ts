import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/platform/html/sanitise.ts';

describe('the readable text of HTML', () => {
  it.each([
    [
      'breaks at blocks',
      '<h1>标题</h1><p>一<br>二</p><ul><li>甲</li><li>乙</li></ul>',
      '标题\n一\n二\n甲\n乙',
    ],
    ['keeps inline text together', '<p>国<b>务</b><span>院</span></p>', '国务院'],
    [
      'parts cells by a space and rows by a line',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
      'a b\nc',
    ],
    ['collapses white space of every kind', '<p>\u3000\u3000甲 \t\n&nbsp;&nbsp; 乙\u00a0</p>', '甲 乙'],
    ['decodes entities', '<p>a &lt; b &amp;&#20013;&hellip;</p>', 'a < b &中…'],
    ['skips code', '<style>p{}</style><script>var a="<p>x</p>"</script><p>y</p><!-- z -->', 'y'],
    ['skips the title of a page', '<html><head><title>t</title></head><body>b</body></html>', 'b'],
    ['parts sections', '<section>甲</section><article>乙</article>丙', '甲\n乙\n丙'],
    ['leaves no control character', '<p>a\u0000b\u0007</p>', 'ab'],
    ['is empty for nothing', '', ''],
    ['takes plain text as it is', '只有文字', '只有文字'],
    ['survives broken markup', '<p>a<b>b</p></i>c<', 'ab\nc<'],
  ])('%s', (_promise, html, text) => expect(plainText(html)).toBe(text));
});
