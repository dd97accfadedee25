import { ContentKind } from '../../content/content-kind.ts';
import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, type Proof, type Verdict } from './check.ts';
import { GENRES, type OfficialTitle, officialTitle } from './official-title.ts';

// What is issued by a document, or stands by itself, has a title of another form.
const OTHER_FORM =
  /(?:办法|规定|条例|细则|方案|规划|计划|标准|规程|规则|规范|指南|章程|目录|清单|法|预案|要点|措施|政策|制度|准则|纲要|导则|名单|公示|解读|问答|说明|摘要|讲话|简报|年报|总结|令第?\d*号?|号)$/;
const UNKNOWN_GENRE =
  /的(启事|倡议书?|倡议信|请求|申请|汇报|告知书?|提示|声明|告示|布告|建议|安排|要求|情况|工作|活动|管理)$/;
const JOINED = /(?:请示报告|报告请示|请示函|通知函|意见报告|通知通告)$/;
const SAID_TWICE = new RegExp(`的(?:${GENRES})的(?:${GENRES})$`);
/** What joins matter and genre, as 的, 的实施（意见）. */
const ATTRIBUTE = /的[^的]{0,6}$/;
const MATTERLESS = new Set(['通知', '意见', '请示', '报告', '批复', '函', '通报', '决定']);

/** Finds titles of policies that lack one of the three parts, issuer, matter and genre (党政机关公文格式 GB/T 9704—2012, 7.3.1). */
export const policyTitle: Check = (proof) => {
  const { kind, policy } = proof.snapshot;
  const title = proof.texts.title;
  if (kind !== ContentKind.POLICY || title === '') return [];
  const parts = officialTitle(title);
  const found = parts.genre ? judgeOfficial(proof, parts) : judgeGenreless(proof, parts);
  if (found.length > 0 || !parts.genre || !policy?.genre || !isGenre(policy.genre)) return found;
  if (policy.genre === parts.genre || parts.genre.endsWith(policy.genre)) return [];
  const reason = `标题的文种“${parts.genre}”与所填公文种类“${policy.genre}”不一致`;
  return [at(proof, [parts.start, parts.end], { severity: Severity.WARN, reason })];
};

type Judge = (title: string, parts: OfficialTitle) => (Verdict & { from: number }) | null;

/** What a title with a genre may lack or say twice; the first that holds is told, from its place to the end. */
const FAULTS: readonly Judge[] = [
  (title) => {
    const joined = JOINED.exec(title);
    return joined && { from: joined.index, severity: Severity.WARN, reason: '一件公文只用一个文种' };
  },
  (title) => {
    const twice = title.includes('关于') ? SAID_TWICE.exec(title) : null;
    const reason = '标题中文种重复，转发时可省去一层“关于……的通知”';
    return twice && { from: twice.index, severity: Severity.HINT, reason };
  },
  (title, { matter }) =>
    title.includes('关于') && matter === null
      ? { from: title.indexOf('关于'), severity: Severity.WARN, reason: '标题缺少事由' }
      : null,
  (title, { genre, start }) =>
    title.includes('关于') && !ATTRIBUTE.test(title.slice(0, start))
      ? { from: start, severity: Severity.WARN, reason: `文种“${genre}”前缺少“的”`, suggestion: `的${genre}` }
      : null,
  (title, { issuer }) =>
    title.includes('关于') && issuer === null
      ? {
          from: 0,
          severity: Severity.HINT,
          reason: '标题缺少发文机关；公文标题由发文机关名称、事由和文种组成',
        }
      : null,
  (title, { genre }) =>
    !/[关对就为]|[转印]发/.test(title) && MATTERLESS.has(genre ?? '')
      ? { from: 0, severity: Severity.HINT, reason: '标题缺少“关于……的”事由' }
      : null,
];

function judgeOfficial(proof: Proof, parts: OfficialTitle): Fault[] {
  const title = proof.texts.title.slice(0, parts.end);
  for (const judge of FAULTS) {
    const fault = judge(title, parts);
    if (fault) {
      const { from, ...verdict } = fault;
      return [at(proof, [from, parts.end], verdict)];
    }
  }
  return [];
}

function judgeGenreless(proof: Proof, { end }: OfficialTitle): Fault[] {
  const plain = proof.texts.title.slice(0, end);
  const unknown = UNKNOWN_GENRE.exec(plain);
  if (!plain.includes('关于') || plain.endsWith('》') || (OTHER_FORM.test(plain) && !unknown)) return [];
  const range: [number, number] = unknown ? [end - (unknown[1] ?? '').length, end] : [0, end];
  const reason = unknown ? `“${unknown[1]}”不是法定公文文种` : '标题缺少文种，如通知、意见、公告';
  return [at(proof, range, { severity: Severity.WARN, reason })];
}

function isGenre(text: string): boolean {
  return GENRES.split('|').includes(text);
}

function at(proof: Proof, range: [number, number], verdict: Verdict): Fault {
  return faultAt(proof, 'title', range, verdict);
}
