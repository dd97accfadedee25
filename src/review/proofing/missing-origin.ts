import { Severity } from '../finding.ts';
import { type Check, faultAt } from './check.ts';

const OWN =
  /^(?:来源[:：]\s*)?(?:本网|本站|本网站|本网讯|本站讯|本网原创|本站原创|原创|本单位|本局|本网编辑)$/;
const UNKNOWN = /^(?:来源[:：]?\s*)?(?:互联网|网络|网上|转载|转自网络|综合|不详|未知|佚名|无|其他|[-—/]+)$/;

/**
 * Finds a repost that names no origin, or one that cannot be it: 本网 for a page of another site, or the internet at
 * large. Reposts must say where they come from (互联网新闻信息服务管理规定, art. 15).
 */
export const missingOrigin: Check = (proof) => {
  const { originName, originUrl } = proof.snapshot;
  const reason = faultOf(originName?.trim() ?? '', hostOf(originUrl), hostOf(`http://${proof.domain}`));
  return reason ? [faultAt(proof, 'title', [0, 0], { severity: Severity.WARN, reason })] : [];
};

function faultOf(origin: string, host: string | null, own: string | null): string | null {
  if (UNKNOWN.test(origin)) return `来源“${origin}”不能说明稿件出处，应注明具体单位或媒体`;
  if (host === null || host === own) return null;
  if (origin === '') return '转载稿件未注明来源';
  return OWN.test(origin) ? `稿件转载自${host}，来源却写作“${origin}”` : null;
}

/** The host of an address without www, or null where there is none. */
function hostOf(address: string | null): string | null {
  const host = address ? URL.parse(address)?.hostname : null;
  return host ? host.replace(/^www\./, '') : null;
}
