const NUMBER = /(?<![\d.])-?\d+(?:\.\d+)*\s*[%‰]?/gu;
const CHINESE_NUMBER =
  /[零〇一二三四五六七八九十百千万亿两]+(?=[年月日时号个人元倍项条章款次级天周岁名家户亩吨届期批]|成(?!立|员|果|为|效|功|本|长))|(?<=第)[零〇一二三四五六七八九十百千万亿两]+|[零〇一二三四五六七八九十百千万亿两]{2,}/gu;
/** A character of a name, not of the words that stand before one. */
const NAMING = '(?:(?![各全我本该请望由在的和与及为等对到按据照])[\\u4e00-\\u9fff])';
const DOCUMENT = new RegExp(
  `${NAMING}{1,8}[〔[(]\\d{4}[〕\\])]\\s*第?\\d+号|${NAMING}{2,12}令第?\\d+号|《[^《》]{2,80}》`,
  'gu',
);
const BODY = new RegExp(
  `${NAMING}{1,6}?(?:人民政府|委员会|办公厅|办公室|管理局|卫生局|公安局|教育局|财政局|税务局|有限公司|大学|医院|研究院|银行)`,
  'gu',
);
const PLACE = new RegExp(`${NAMING}{2,3}(?:省|自治区|自治州|市|县|镇|乡|街道)`, 'gu');
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const PERSON = new RegExp(
  `(?:联系人|签发人|负责人|主任|局长|厅长|部长|市长|省长|县长|区长|镇长|乡长|书记|主席|总理|处长|科长|院长|校长|任命|免去|组长)[:\\s]*[${SURNAMES}][\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2}(?=同志|先生|女士)`,
  'gu',
);

/** Rule: the facts a text states, in its order: numbers and dates, document numbers and titles, bodies, places, persons. */
export function factsOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/gu, '');
  return [NUMBER, CHINESE_NUMBER, DOCUMENT, BODY, PLACE, PERSON].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(([fact]) => fact.replace(/\s/gu, '')),
  );
}
