import { Severity } from '../finding.ts';
import { type Check, findAll } from './check.ts';

const NUMBER =
  /([\u4e00-\u9fff]{1,10}[发函办字令])([[({【［（]\s*)((?:19|20)\d{2})(\s*[\])}】］）])\s*(\d{1,4})\s*号/g;

/** Finds document numbers whose year is not in 〔〕 (党政机关公文格式 GB/T 9704—2012, 7.2.5). */
export const documentNumber: Check = (proof) =>
  findAll(proof, NUMBER, ([, agency, , year, , serial]) => ({
    rule: 'document-number',
    severity: Severity.WARN,
    reason: '发文字号的年份应使用六角括号〔〕',
    suggestion: `${agency}〔${year}〕${serial}号`,
  }));
