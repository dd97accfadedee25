import { Severity } from '../finding.ts';
import { type Check, type Fault, faultAt, inEach, type Proof, type Verdict } from './check.ts';
import { EVERYWHERE, type TextField } from './fields.ts';
import { hasIdentityCheck, hasIdentityForm, isBankCard, isCreditCode } from './personal-numbers.ts';
import { halfWidth, withoutAddresses } from './same-length.ts';

/** A number in a text, with what stands before it on its line; `digits` is without blanks and hyphens. */
interface Numeral {
  digits: string;
  isSpaced: boolean;
  before: string;
  proof: Proof;
}

/** What is looked for in the plain text of a field, and how it is judged. */
interface Search {
  plain: string;
  field: TextField;
  pattern: RegExp;
  judge: (numeral: Numeral) => Verdict | null;
}

const LONG =
  /(?<![\w*×-]|\d\.)(?:\d{17}[\dXx]|\d{6}[ -](?:19|20)\d{6}[ -]\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?|\d{16,19})(?![\w*×-]|\/(?:19|20)\d\d-|\.\d)/g;
const MOBILE =
  /(?<![\w*×]|\d[.-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|([- ])\d{4}\1\d{4})(?![\w*×]|[.-]\d| ?(?:元|万|亿|吨|件|千|平方|立方|公里|%))/g;
const PLATE =
  /(?<!\w)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?(?=[A-HJ-NP-Z]{0,2}\d)[A-HJ-NP-Z\d]{5,6}(?![\w*×-])/g;
const TRAVEL = /(?<=(?:护照|通行证|旅行证)(?:号码?)?[:：为是（( ]{0,2})[A-Z]{1,2}\d{7,8}(?![\w*×])/g;
const HOME =
  /(?<=(?:家庭住址|家庭地址|现住址|现住地|居住地址|户籍地址|住址)\s?[:：]\s?)[\u4e00-\u9fff]{2,40}[^\s，。；;*×\d]{0,60}\d{1,8}[^\s，。；;*×]{0,60}/g;

const IDENTITY_WORD = /身份证|身份号码|证件号/;
const CARD_WORD = /银行卡|卡号|借记卡|储蓄卡|信用卡|账号|帐号|收款/;
const OTHER_WORD =
  /(?:信用代码|索引号|(?<!身份证|证件)编号|单号|订单号?|流水号|条码|代码|文号|备案号|许可证号?|登记号|QQ|批号)码?[:：为是]{0,2}\s*$/;
const OFFICE_WORD = /联系|电话|手机|热线|咨询|举报|投诉|监督|报名|值班|微信|传真/;

const LEAK = '公开前应当隐去或部分遮盖';

/** Finds numbers that tell a person: identity, bank card, mobile telephone; hints at passports, plates and homes (个人信息保护法, art. 28). */
export const personalData: Check = (proof) =>
  inEach(
    proof,
    (text, field) => {
      const plain = withoutAddresses(halfWidth(text));
      const look = (pattern: RegExp, judge: (numeral: Numeral) => Verdict | null) =>
        judged(proof, { plain, field, pattern, judge });
      const hint = (name: string) => () => ({ severity: Severity.HINT, reason: `疑似${name}，${LEAK}` });
      return [
        ...look(LONG, judgeLong),
        ...look(MOBILE, judgeMobile),
        ...look(PLATE, hint('机动车号牌')),
        ...look(TRAVEL, hint('护照或通行证号码')),
        ...look(HOME, hint('个人住址')),
      ];
    },
    EVERYWHERE,
  );

function judged(proof: Proof, { plain, field, pattern, judge }: Search): Fault[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const line = plain.lastIndexOf('\n', match.index) + 1;
    const before = plain.slice(Math.max(line, match.index - 24), match.index);
    const digits = match[0].replace(/[ -]/g, '');
    const verdict = judge({ digits, isSpaced: digits !== match[0], before, proof });
    const range: [number, number] = [match.index, match.index + match[0].length];
    return verdict ? [faultAt(proof, field, range, verdict)] : [];
  });
}

function judgeLong(numeral: Numeral): Verdict | null {
  if (OTHER_WORD.test(numeral.before)) return null;
  return judgeIdentity(numeral) ?? judgeCard(numeral);
}

function judgeIdentity({ digits, before, proof }: Numeral): Verdict | null {
  if (digits.length !== 18 || !hasIdentityForm(digits, proof.on)) return null;
  if (hasIdentityCheck(digits)) {
    return {
      severity: Severity.BLOCK,
      reason: `含有居民身份证号码，${LEAK}`,
      suggestion: masked(digits, 6, 4),
    };
  }
  if (!IDENTITY_WORD.test(before)) return null;
  return { severity: Severity.WARN, reason: `疑似居民身份证号码（校验码不符），${LEAK}` };
}

function judgeCard({ digits, isSpaced, before }: Numeral): Verdict | null {
  const isLabelled = CARD_WORD.test(before);
  // The cells of a table, side by side, may look like a spaced number.
  if ((isSpaced && !isLabelled) || isCreditCode(digits) || !isBankCard(digits, isLabelled)) return null;
  return { severity: Severity.BLOCK, reason: `含有银行卡号，${LEAK}`, suggestion: masked(digits, 6, 4) };
}

function judgeMobile({ digits, before }: Numeral): Verdict | null {
  if (OTHER_WORD.test(before)) return null;
  if (OFFICE_WORD.test(before)) {
    return { severity: Severity.HINT, reason: '联系方式为手机号码，请确认系工作用号并经本人同意公开' };
  }
  const reason = `含有手机号码，${LEAK}`;
  return { severity: Severity.WARN, reason, suggestion: masked(digits.slice(-11), 3, 4) };
}

function masked(digits: string, head: number, tail: number): string {
  return `${digits.slice(0, head)}${'*'.repeat(digits.length - head - tail)}${digits.slice(-tail)}`;
}
