import { Severity } from '../finding.ts';
import { type Check, findAll } from './check.ts';
import { EVERYWHERE } from './fields.ts';

// What may stand between the characters of a mark: nothing, blanks, and characters nobody sees.
const GAP = '[\\s\\u200b-\\u200d\\u2060\\ufeff]*';
const spaced = (word: string) => [...word].join(GAP);
const anyOf = (...words: string[]) => `(?:${words.map(spaced).join('|')})`;

const LEVEL = anyOf('绝密', '机密', '秘密');
const STAR = '[★☆⭐✩✭✮＊*]';
const TERM = '(?:\\d+\\s*(?:年|个?月|天|日)|长期|启用前|解密前|公布前)';
const OPEN = '[（(【〔［\\[]';
const CLOSE = '[）)】〕］\\]]';

const INTERNAL = anyOf('内部资料', '内部文件', '内部材料', '内部刊物', '内部信息', '内部参阅');
const WARNING =
  '(?:注意保存|注意保密|妥善保管|(?:不得|不准|严禁|禁止|请勿)(?:外传|翻印|复印|转载|传播|公开|上网|遗失|泄露))';
const USE = '(?:使用|参考|参阅|交流|传阅|掌握|学习|资料|查阅|浏览|流转)';
const CLOSED = '(?:不得|不予|不宜|严禁|禁止)(?:对外)?(?:公开|外传|上网|登报|泄露|发布)|不公开';
// Without a noun these mean the paper itself; 请勿转载 or （不公开） may be said of anything.
const ALONE = '注意保密|(?:不得|不准|严禁|禁止|请勿)(?:外传|上网|泄露)';
const RETURNED = '(?:会|阅|用)后(?:请)?(?:立即|及时)?(?:收回|退回|销毁|交回|退还)';

/** A mark of secrecy is a level with a star or a term, or a labelled level, or a level that stands by itself (保守国家秘密法实施条例). */
const MARKS = [
  `${LEVEL}${GAP}${STAR}${GAP}${TERM}`,
  // A lone star may belong to a rating (★★★) or to a heading that follows.
  `(?<![\\u4e00-\\u9fff]|${STAR}\\s*)${LEVEL}${GAP}${STAR}(?!\\s*${STAR})`,
  `(?:特急|加急|平急)\\s*[·•.、]?\\s*${LEVEL}(?:${GAP}${STAR}${GAP}${TERM}?)?|${LEVEL}\\s*[·•.]\\s*(?:特急|加急|平急)`,
  `${spaced('密级')}${GAP}[:：]${GAP}(?:${LEVEL}|工作秘密|内部|核心商密|普通商密)`,
  `^${OPEN}?\\s*(?:${LEVEL}级?|工作秘密)\\s*${CLOSE}?$`,
  `^${OPEN}\\s*(?:${LEVEL}级?|工作秘密|内部)\\s*${CLOSE}|${OPEN}\\s*${LEVEL}\\s*${CLOSE}$`,
];

/** Formulas of papers that are not meant for the public. */
const FORMULAS = [
  `${INTERNAL}[，,、；;：:·\\s]*${WARNING}`,
  `(?:仅供|仅限|只供|只限)(?:本?(?:单位|部门|系统|机关|行业))?${spaced('内部')}${GAP}${USE}?|${spaced('供内部')}${GAP}${USE}`,
  `${OPEN}\\s*(?:${INTERNAL}|内部使用|内部掌握)\\s*${CLOSE}|^${INTERNAL}$`,
  `供领导(?:同志)?(?:参阅|参考|决策参考)`,
  `(?:此件|本件|本文件|该文件|本资料|此文|本文|此材料|本材料)(?:${CLOSED})`,
  `${OPEN}\\s*(?:(?:此件|本文件)(?:${CLOSED})|${ALONE}|${RETURNED})\\s*${CLOSE}`,
  `^(?:${ALONE}|${RETURNED})[！!。]?$`,
  `公开(?:属性|方式|类别|形式|类型)\\s*[:：]\\s*(?:不予公开|不公开|不宜公开)`,
];

const MARK = new RegExp([...MARKS, ...FORMULAS].join('|'), 'gm');

/** Finds marks of secrecy and formulas of internal papers, which must never go online (上网不涉密). */
export const secrecyMark: Check = (proof) =>
  findAll(
    proof,
    MARK,
    () => ({ severity: Severity.BLOCK, reason: '含有密级标志或内部资料字样，涉密信息不得上网' }),
    EVERYWHERE,
  );
