const FAR = 'https://www.province.example/zcwj/t1.html';
const OWN = 'https://www.tonggao.example/tzgg/t2.html';

/** What missing-origin finds. */
export const hits = [
  [null, FAR],
  ['', FAR],
  ['  ', FAR],
  ['本网', FAR],
  ['本站', FAR],
  ['本网站', FAR],
  ['来源：本网', FAR],
  ['本网讯', FAR],
  ['原创', FAR],
  ['本网原创', FAR],
  ['本单位', 'http://zjt.province.example/art/1.html'],
  ['本局', FAR],
  ['网络', FAR],
  ['互联网', null],
  ['来源：网络', null],
  ['转载', FAR],
  ['不详', FAR],
  ['未知', null],
  ['--', FAR],
] as const;

/** What reads alike and is in order. */
export const nearMisses = [
  [null, null],
  ['', null],
  ['本网', null],
  ['本站', OWN],
  ['本网', 'http://tonggao.example/a.html'],
  ['原创', OWN],
  ['本单位', null],
  [null, OWN],
  ['省人民政府办公厅', FAR],
  ['新华社', 'http://www.news.example/1.html'],
  ['南山县人民政府', null],
  ['广州日报', FAR],
  ['中国政府网', 'https://www.gov.cn/zhengce/1.htm'],
  ['市人力资源社会保障局官网', FAR],
  ['本网信息员整理自省人民政府网站', FAR],
  ['网络安全和信息化委员会办公室', FAR],
  ['其他渠道综合报', FAR],
  ['本溪日报', FAR],
] as const;
