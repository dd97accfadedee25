import { Severity } from '../finding.ts';
import { type Check, findAll } from './check.ts';

// A mark of secrecy is a level with a star and a term, or a closed formula (保守国家秘密法实施条例).
const MARK =
  /(?:绝密|机密|秘密)\s*[★☆]\s*(?:\d+\s*(?:年|个月)|长期)?|(?:内部资料|内部文件)[，,、\s]*(?:注意保存|不得外传|严禁外传)|不予公开的?文件/g;

/** Finds marks of secrecy and formulas of internal papers, which must never go online (上网不涉密). */
export const secrecyMark: Check = (proof) =>
  findAll(proof, MARK, () => ({
    rule: 'secrecy-mark',
    severity: Severity.BLOCK,
    reason: '含有密级标志或内部资料字样，涉密信息不得上网',
  }));
