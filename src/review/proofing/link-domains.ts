import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof, type Verdict } from './check.ts';

const hosts = (text: string) => new Set(text.trim().split(/\s+/));

/** Shops and pages of sellers; a government page advertises nobody (政府网站发展指引, 三、（二）). */
const SHOPS = hosts(`
  taobao.com tmall.com jd.com pinduoduo.com yangkeduo.com suning.com vip.com 1688.com dangdang.com amazon.com amazon.cn
  youzan.com weidian.com koudaitong.com xiaohongshu.com meituan.com dianping.com ele.me ctrip.com trip.com fliggy.com qunar.com
  58.com ganji.com anjuke.com lianjia.com ke.com zhaopin.com 51job.com liepin.com zhipin.com jinritemai.com kuaishoushop.com`);
/** Disks and documents of strangers, whose contents change and ask for sign-in. */
const DISKS = hosts(`
  pan.baidu.com yun.baidu.com pan.xunlei.com pan.quark.cn aliyundrive.com alipan.com 115.com lanzou.com lanzoui.com lanzoux.com
  ctfile.com 123pan.com weiyun.com docs.qq.com kdocs.cn shimo.im wenku.baidu.com doc88.com docin.com dropbox.com drive.google.com mediafire.com mega.nz`);
/** Names given away to anybody, without filing in China: dynamic names, tunnels and free pages. */
const UNFILED = hosts(`
  3322.org f3322.net f3322.org 8866.org 2288.org vicp.net vicp.cc oicp.net xicp.net eicp.net gnway.net gnway.cc ngrok.io ngrok.app ngrok-free.app
  natapp.cc natappfree.cc duckdns.org no-ip.org ddns.net dyndns.org github.io gitee.io netlify.app vercel.app pages.dev workers.dev web.app
  herokuapp.com glitch.me wixsite.com weebly.com blogspot.com wordpress.com 000webhostapp.com repl.co onrender.com surge.sh trycloudflare.com`);
const UNFILED_ENDINGS = /\.(?:tk|ml|ga|cf|gq|onion|zip|mov|su|to|ws|buzz|rest)$/;
const GOVERNMENT = /(?:^|\.)gov\.cn$/;
const FEIGNED = /(?:^|\.)gov\.cn\.|(?:^|[.-])(?:gov-?cn|g0v(?:-?cn)?|china-?gov|gov-?china)(?=[.-])/;
const PROGRAM = /\.(?:exe|msi|bat|cmd|scr|apk|ipa|vbs|ps1|jar|reg)$/i;
const MIXED = /(?:^|\.)xn--/;

const WRITTEN = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+=%]+/gi;

/** Finds links to shops, to strangers' disks, to names without filing, to names that feign a government's, and to programs. */
export const linkDomains: Check = (proof) => {
  const anchors = proof.elements.filter(({ name }) => name === 'a');
  const linked = anchors.flatMap(({ attributes, start, end }) =>
    told(proof, 'body', [start, end], attributes.href ?? ''),
  );
  const isLinked = (at: number) => anchors.some(({ start, end }) => start <= at && at < end);
  const written = inEach(proof, (text, field) =>
    [...text.matchAll(WRITTEN)].flatMap((match) =>
      field === 'body' && isLinked(match.index)
        ? []
        : told(proof, field, [match.index, match.index + match[0].length], match[0]),
    ),
  );
  return [...linked, ...written];
};

function told(proof: Proof, field: Fault['field'], range: [number, number], href: string): Fault[] {
  const url = URL.parse(href.trim());
  const verdict = url && /^https?:$/.test(url.protocol) ? judge(url) : null;
  return verdict ? [faultAt(proof, field, range, verdict)] : [];
}

function judge({ hostname, pathname, username }: URL): Verdict | null {
  const host = hostname.replace(/\.$/, '');
  const warn = (reason: string): Verdict => ({ severity: Severity.WARN, reason });
  if (username !== '') return warn(`链接地址以“${username}@”冒充别处，实际去往“${host}”`);
  if (!GOVERNMENT.test(host) && FEIGNED.test(host)) return warn(`“${host}”形似政府网站域名，但不是.gov.cn`);
  if (isOf(host, SHOPS)) return warn(`链接指向商业网站“${host}”，政府网站不得链接商业广告`);
  if (isOf(host, DISKS)) return warn(`链接指向网盘或在线文档“${host}”，内容可被他人改动，应作为附件上传`);
  if (isOf(host, UNFILED) || UNFILED_ENDINGS.test(host)) return warn(`“${host}”未经备案，不得链接`);
  if (PROGRAM.test(pathname)) return { severity: Severity.HINT, reason: '链接直接下载程序，请确认来源可靠' };
  return MIXED.test(host) && !/\.xn--(?:fiqs8s|fiqz9s|55qx5d|io0a7i|zfr164b|55qw42g)$/.test(host)
    ? { severity: Severity.HINT, reason: `“${host}”是国际化域名，请确认不是仿冒` }
    : null;
}

/** Whether a host is one of these, or below one. */
function isOf(host: string, set: ReadonlySet<string>): boolean {
  const labels = host.split('.');
  return labels.some((_, index) => set.has(labels.slice(index).join('.')));
}
