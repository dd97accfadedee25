import { expect, test } from 'vitest';
import { foundBy } from './proofed.ts';

const RULE = 'links';

test.each([
  ['<a href="javascript:void(0)">点击</a>', '点击', '链接地址无法打开或含有脚本'],
  ['<a href="JavaScript:alert(1)">点击</a>', '点击', '链接地址无法打开或含有脚本'],
  ['<a href="data:text/html,x">点击</a>', '点击', '链接地址无法打开或含有脚本'],
  ['<a href="file:///D:/a.doc">附件</a>', '附件', '链接地址无法打开或含有脚本'],
  ['<a href="">附件</a>', '附件', '链接没有目标地址'],
  ['<a href="#">返回</a>', '返回', '链接没有目标地址'],
  ['<a>附件</a>', '附件', '链接没有目标地址'],
  ['<a href="http://39.107.105.7/a">系统</a>', '系统', '链接指向IP地址“39.107.105.7”，应使用域名'],
  ['<a href="http://660302087/a">系统</a>', '系统', '链接指向IP地址“39.91.105.7”，应使用域名'],
  ['<a href="http://[2001:db8::1]/">系统</a>', '系统', '链接指向IP地址“[2001:db8::1]”，应使用域名'],
  ['<a href="http://192.168.1.20/oa">系统</a>', '系统', '链接指向内部网络“192.168.1.20”，公众无法访问'],
  ['<a href="http://localhost:8080/">系统</a>', '系统', '链接指向内部网络“localhost”，公众无法访问'],
  ['<a href="http://oa/login">系统</a>', '系统', '链接指向内部网络“oa”，公众无法访问'],
  ['<a href="https://t.cn/A6x">详情</a>', '详情', '链接使用短网址“t.cn”，去向不明'],
  ['<a href="http://www.bit.ly/3x">详情</a>', '详情', '链接使用短网址“www.bit.ly”，去向不明'],
  ['<a href="https://w.url.cn/s/A">详情</a>', '详情', '链接使用短网址“w.url.cn”，去向不明'],
  [
    '<a href="https://shop.example/x">www.tonggao.example</a>',
    'www.tonggao.example',
    '显示的网址是“tonggao.example”，实际链接到“shop.example”',
  ],
  [
    '网址：http://10.1.2.3:8080/apply 请登录',
    'http://10.1.2.3:8080/apply',
    '链接指向内部网络“10.1.2.3”，公众无法访问',
  ],
  ['报名见dwz.cn/Ab12，截至11月底', 'dwz.cn/Ab12', '链接使用短网址“dwz.cn”，去向不明'],
])('%s is not a link for the public', (html, excerpt, reason) => {
  expect(foundBy(RULE, { body: `<p>请看${html}。</p>` })).toMatchObject([
    { severity: 'WARN', excerpt, reason },
  ]);
});

test.each([
  '<a href="https://www.tonggao.example/zcwj/1.html">全文</a>',
  '<a href="/media/0a1b/a.pdf">附件</a>',
  '<a href="mailto:a@tonggao.example">来信</a>',
  '<a href="tel:12345">12345</a>',
  '<a href="https://www.tonggao.example/">www.tonggao.example</a>',
  '<a href="https://www.tonggao.example/">https://tonggao.example/a</a>',
  '<a href="https://zwfw.tonggao.example/">tonggao.example</a>',
  '<a href="https://10.example.cn/">十号</a>',
  '<a href="https://172.example.cn/">号码</a>',
  '<a href="https://about.cn/">t.cn是短网址服务</a>',
  '<a href="https://goto.co.example/">详情</a>',
  '<a href="https://政务.中国/">政务</a>',
  'IP地址192.168.1.20不对公众开放',
  '版本号10.1.2.3已发布',
  '请使用GB/T 9704.1/2012格式',
  '网址：https://www.tonggao.example/a?b=t.cn',
  '邮箱a@t.cn/',
  '小数3.14/2',
])('%s is in order', (html) => {
  expect(foundBy(RULE, { body: `<p>请看${html}。</p>` })).toEqual([]);
});

test('a link that shows its own bad address is told once', () => {
  const body = '<p>登录<a href="http://10.1.2.3/">http://10.1.2.3/</a>办理</p>';
  expect(foundBy(RULE, { body })).toHaveLength(1);
});
