import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof } from './check.ts';

const SHORTENERS = new Set(
  `t.cn url.cn w.url.cn dwz.cn dwz.mk suo.im suo.nz mrw.so 985.so sourl.cn sina.lt c-n.cc rrd.me u.nu t.hk ft12.com 3.cn
  bit.ly tinyurl.com goo.gl t.co is.gd v.gd ow.ly buff.ly rebrand.ly cutt.ly shorturl.at reurl.cc s.id t.ly tiny.cc`.split(
    /\s+/,
  ),
);
const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
const PRIVATE =
  /^(?:10|127|0|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$|^\[(?:::1?|f[cde].*)\]$|^localhost$|\.(?:local|lan|internal|intranet)$|^[^.[\]]+$/;
const ADDRESS = /^[\d.]+$|^\[/;
const SHOWN = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#]|$)/i;
const WRITTEN =
  /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+=%]+|(?<![\w.@/-])(?:[\w-]+\.)+(?:cn|ly|com|gl|co|gd|im|so|me|nu|hk|cc|at|id|nz|mk|lt)\/[\w-]+/gi;

/** Finds links that lead nowhere, to machines instead of names, through shorteners, or elsewhere than they say. */
export const links: Check = (proof) => {
  const anchors = proof.elements.filter(({ name }) => name === 'a');
  const linked = anchors.flatMap(({ attributes, start, end }) => {
    const text = proof.texts.body.slice(start, end);
    const reason = faultOf(attributes.href ?? '') ?? mismatchOf(text, attributes.href ?? '');
    return reason ? [warnAt(proof, start, end, reason)] : [];
  });
  const isLinked = (at: number) => anchors.some(({ start, end }) => start <= at && at < end);
  return [
    ...linked,
    ...writtenOut(proof).filter((fault) => fault.field !== 'body' || !isLinked(fault.start)),
  ];
};

/** Addresses in plain words, which readers copy or the front end turns into links. */
function writtenOut(proof: Proof): Fault[] {
  return inEach(proof, (text, field) =>
    [...text.matchAll(WRITTEN)].flatMap((match) => {
      const reason = faultOf(match[0].includes('://') ? match[0] : `http://${match[0]}`);
      const range: [number, number] = [match.index, match.index + match[0].length];
      return reason ? [faultAt(proof, field, range, { severity: Severity.WARN, reason })] : [];
    }),
  );
}

function warnAt(proof: Proof, start: number, end: number, reason: string): Fault {
  return faultAt(proof, 'body', [start, end], { severity: Severity.WARN, reason });
}

function faultOf(href: string): string | null {
  const address = href.trim();
  if (address === '' || address.startsWith('#')) return '链接没有目标地址';
  if (address.startsWith('/') && !address.startsWith('//')) return null;
  const url = URL.parse(address, 'https://here.invalid/');
  if (!url || !SCHEMES.includes(url.protocol)) return '链接地址无法打开或含有脚本';
  return url.protocol.startsWith('http') ? faultOfHost(url.hostname) : null;
}

function faultOfHost(host: string): string | null {
  if (PRIVATE.test(host)) return `链接指向内部网络“${host}”，公众无法访问`;
  if (ADDRESS.test(host)) return `链接指向IP地址“${host}”，应使用域名`;
  return SHORTENERS.has(host.replace(/^www\./, '')) ? `链接使用短网址“${host}”，去向不明` : null;
}

function mismatchOf(text: string, href: string): string | null {
  const shown = SHOWN.exec(text.trim())?.[1]
    ?.toLowerCase()
    .replace(/^www\./, '');
  const host = URL.parse(href)?.hostname.replace(/^www\./, '');
  if (!shown || !host || host === shown || host.endsWith(`.${shown}`)) return null;
  return `显示的网址是“${shown}”，实际链接到“${host}”`;
}
