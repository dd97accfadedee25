import { Severity } from '../finding.ts';
import { type Check, findAll, type Verdict } from './check.ts';

/** Characters that hardly ever follow themselves, with what before or after them makes it right (目的的, 为了了解). */
const SINGLE: Readonly<Record<string, readonly [before: string, after: string]>> = {
  的: ['目标打有', '确士'],
  了: ['为除受到不甚', '解结却然断事无'],
  和: ['共温总饱缓谐柔祥平', '美气睦平谐解'],
  与: ['参给赋', ''],
  及: ['普涉触危波以', '时第格早'],
  是: ['就只于总正但', '非否'],
  在: ['存现所正潜内外实旨好自', '于'],
  于: ['单淳', ''],
  被: ['棉', ''],
  对: ['面针应反绝相核校结', '一联子'],
  将: ['即', '军领士'],
  由: ['自理事缘', '于'],
  或: ['', '许者'],
  并: ['合', '且'],
  把: ['一两', '关握控手'],
  我: ['自', '们'],
  们: ['', ''],
  吗: ['', ''],
  呢: ['', ''],
};
const ALTERNATIVES = Object.entries(SINGLE).map(([character, [before, after]]) => {
  const isAllowedBefore = before === '' ? '' : `(?<![${before}])`;
  const isAllowedAfter = after === '' ? '' : `(?![${after}])`;
  return `${isAllowedBefore}${character}{2}(?!${character})${isAllowedAfter}`;
});
const CHARACTER = new RegExp(ALTERNATIVES.join('|'), 'g');

const WORD = /([\u4e00-\u9fff]{2,8})\1+/g;
// Verbs said twice to mean “a little”, and words that are doubled for emphasis or for each (一个一个).
const DOUBLED =
  /^(?:研究|讨论|学习|休息|考虑|商量|了解|锻炼|介绍|交流|沟通|打听|打扫|收拾|整理|活动|放松|体验|感受|尝试|指导|帮助|教育|宣传|联系|熟悉|准备|检查|商议|琢磨|合计|比较|许多|很多|好多|非常|特别|永远|十分|来回|反复|哈哈|嘿嘿|呵呵|嘻嘻|雪白|通红|漆黑|笔直|碧绿|金黄|乌黑|火红|滚烫|冰凉|轰隆|哗啦|叮当|滴答|噼啪|一.|几.|某某|等等|.{0,2}[一两]点|.一|多少|慢慢|渐渐|谢谢|各个|大家|左右|不要|加油|快快|真的|对的|好的|某月|某日)$/;
// What begins again may be another word: 人民政府｜政府采购, 信息｜信息化.
const JOINT =
  /^(?:采购|规章|服务|工作|工程|主义|投资|管理|建设|企业|单位|部门|机构|化|局|厅|处|科|室|法|部|院|委|会|费|业|人|者|员|站|所|网|学|性|型|区|市|县|镇|乡|村)/;

const MARKS = /([，、；：])[，。、；：？！]+|。[，、；：。]+|([？！])\2{3,}|,{2,}|;{2,}/g;

/** Finds characters, words and punctuation written twice by mistake. */
export const repetition: Check = (proof) => [
  ...findAll(proof, CHARACTER, ([twice]) => repeated(twice, twice.slice(1))),
  ...findAll(proof, WORD, judgeWord),
  ...findAll(proof, MARKS, ([marks]) => {
    return { severity: Severity.WARN, reason: '标点符号重复', suggestion: onceMarked(marks) };
  }),
];

function judgeWord(match: RegExpExecArray): Verdict | null {
  const [whole, word = ''] = match;
  const after = match.input.slice(match.index + whole.length, match.index + whole.length + 4);
  if (DOUBLED.test(word) || JOINT.test(after) || /^(.)\1*$/.test(word)) return null;
  return repeated(whole, word);
}

function onceMarked(marks: string): string {
  if (/^。{3,}$/.test(marks)) return '……';
  return marks.slice(0, /^[？！]/.test(marks) ? 3 : 1);
}

function repeated(excerpt: string, suggestion: string): Verdict {
  return { severity: Severity.WARN, reason: `“${excerpt}”疑似重复`, suggestion };
}
