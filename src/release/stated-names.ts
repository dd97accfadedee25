/** The surnames that cover nearly everybody; compound ones first. */
const SURNAMES =
  '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴弓牧隗谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公岳帅肖付闫覃]';
const POSTS =
  '书记|市长|县长|区长|镇长|乡长|省长|州长|局长|厅长|部长|主任|处长|科长|主席|院长|校长|总理|秘书长|同志|先生|女士';
const VERBS = '表示|指出|强调|主持|出席|介绍|要求|说|率|带队|调研|会见|签署|[、,。;:!?]|$';

const BEFORE_POST = new RegExp(
  `(?<![\\p{Script=Han}])((?:${SURNAMES})\\p{Script=Han}{1,2})(?:副?(?:${POSTS}))`,
  'gu',
);
const AFTER_POST = new RegExp(`(?:${POSTS})((?:${SURNAMES})\\p{Script=Han}{1,2}?)(?=${VERBS})`, 'gu');

const BODIES =
  '委员会|办公室|人民政府|管理局|监督局|公安局|财政局|教育局|水利局|税务局|统计局|气象局|司法局|民政局|审计局|信访局|商务局|规划局|交通局|体育局|人民法院|人民检察院|有限公司|研究院|医院|大学|协会|集团|指挥部';
const BODY = new RegExp(`(\\p{Script=Han}{2,30}?)(${BODIES})`, 'gu');

/** A name as it stands in a text, and as much of it as tells it from others. */
export interface StatedName {
  phrase: string;
  value: string;
}

/**
 * Rule: names of people beside a post and of bodies by their last word, in a bare text. Where a body's name begins
 * cannot be seen from outside: its last two characters before that word tell it.
 */
export function statedNames(plain: string): StatedName[] {
  const people = [...plain.matchAll(BEFORE_POST), ...plain.matchAll(AFTER_POST)].map(([, name = '']) => {
    return { phrase: name, value: name };
  });
  const bodies = [...plain.matchAll(BODY)].map(([, before = '', kind = '']) => {
    const value = `${before.slice(-2)}${kind}`;
    return { phrase: `${before.slice(-8)}${kind}`, value };
  });
  return [...people, ...bodies];
}
