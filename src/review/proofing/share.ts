import { Severity } from '../finding.ts';
import { type Check, findAll } from './check.ts';

const FIGURE = '(\\d{1,5}(?:\\.\\d+)?)\\s*[%％]';
const OF =
  '(?:占比?|比重|占有率|覆盖率|合格率|满意率|满意度|及格率|出勤率|参保率|普及率|绿化率|入住率|好评率|正确率|到位率)';
const SHARE = new RegExp(`${OF}[^，。；：、%％\\n增升降长提高下超比]{0,16}?${FIGURE}`, 'g');
const PARTS =
  /(?:三次产业|产业|城乡|男女)[^，。；\n]{0,12}?(\d{1,3}(?:\.\d+)?)[:：](\d{1,3}(?:\.\d+)?)[:：](\d{1,3}(?:\.\d+)?)(?![\d.:：])/g;

/** Finds shares of one whole over 100%, and three parts of a whole that do not make it up. */
export const share: Check = (proof) => [
  ...findAll(proof, SHARE, ([, figure]) =>
    Number(figure) > 100 ? { severity: Severity.HINT, reason: '占比超过100%，请核对' } : null,
  ),
  ...findAll(proof, PARTS, ([, ...parts]) => {
    const sum = parts.reduce((added, part) => added + Number(part), 0);
    const isWhole = sum < 80 || sum > 120 || Math.abs(sum - 100) < 0.21;
    return isWhole ? null : { severity: Severity.HINT, reason: `各部分之和为${sum.toFixed(2)}，不是100` };
  }),
];
