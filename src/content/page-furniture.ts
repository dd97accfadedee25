const LONGEST_LINE = 120;

/** A whole line that is furniture; compared without white space and brackets. */
const LINE = new RegExp(
  `^(?:${[
    '(?:打印|关闭|收藏|分享|返回|复制链接|下载|纠错|我要纠错|朗读|语音播报|无障碍|点赞|顶部|首页|上页|本页|文章|正文|窗口|页面)+',
    '(?:分享|转发)(?:到|至)[:：]?(?:微信|微博|QQ空间|QQ|朋友圈|新浪|腾讯|更多|、)*',
    '(?:用?微信)?扫(?:一扫|码|描).{0,40}',
    '(?:上|下)一(?:篇|条|页|则)[:：]?.{0,100}',
    '字(?:号|体)(?:大小)?[:：]?(?:特大|超大|大|中|小|默认|A|\\+|-)*',
    '(?:当前位置|您所在的位置|您的位置|所在位置)[:：].*',
  ].join('|')})$`,
  'u',
);

/** A part of a line that another visit shows otherwise: counters, and when the page was made or shown. */
const CHANGING = [
  /(?:累计|本页|本文|文章|总)?(?:浏览|阅读|点击|访问|查看|下载|人气|热度|点赞|收藏|评论|转发|分享)\s*(?:次\s*数|总?量|总?数|人\s*数|率)?\s*[:：]?\s*[([（【]?\s*\d[\d,.]*\s*万?\+?\s*(?:人?次|人)?[)\]）】]?/gu,
  /(?:累计|本页|本文|文章|总)?(?:浏览|阅读|点击|访问|查看)\s*(?:次\s*数|总?量|总?数|人\s*数)\s*[:：]?\s*[-—]*\s*次?/gu,
  /(?:页面|本页|网页|文档|系统)?(?:生成|打印|访问|查询|刷新|缓存|当前|现在|加载)(?:时间|日期|用时|耗时)\s*(?:是|为)?\s*[:：]?\s*[\d年月日时分秒毫\-/.:：TZ+\s]*(?:星期.)?/gu,
  /今天是\s*[\d年月日\-/.\s]+(?:星期.)?/gu,
  /[【[［(（]\s*(?:打印|关闭|收藏|分享|返回顶部|返回|字[号体]?|大|中|小|[:：\s])+\s*[】\]］)）]/gu,
];

const HEADING =
  /^(?:相关|推荐|延伸|热门|热点|最新|猜你喜欢|更多|往期|大家都在看|精彩|友情)(?:的?(?:链接|阅读|文章|新闻|稿件|报道|信息|推荐|资讯|内容|政策|解读|文件|专题|点击|排行|发布|动态|回顾|图集|视频)|和|与|及|、)*[:：]?$/u;

/** A line of a page's text: what it says, and how much of that stands in links. */
interface Line {
  text: string;
  linked: number;
}

/**
 * Rule: the lines of an upstream text that are text, without what differs between two visits though nothing was
 * changed: counters, times of generation, print and share bars, links to other articles. What is left of a line keeps
 * its words.
 */
export function withoutFurniture<T extends Line>(lines: readonly T[]): T[] {
  let inRelated = false;
  return lines.flatMap((line) => {
    const bare = line.text.replace(/[\s【】[\]［］|｜]/gu, '');
    inRelated = HEADING.test(bare) || (inRelated && isLinks(line));
    if (inRelated || (bare.length <= LONGEST_LINE && LINE.test(bare))) return [];
    const text = steady(line.text);
    return text === '' ? [] : [{ ...line, text }];
  });
}

/** A line of links, such as the titles of other articles; a date may stand beside them. */
function isLinks({ text, linked }: Line): boolean {
  const bare = text.replace(/\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[\s·•\-—.()（）[\]]/gu, '');
  return linked > 0 && linked * 10 >= bare.length * 9;
}

function steady(text: string): string {
  // Furniture is no sentence: what a report says of visits and readers is its text.
  if (text.length > LONGEST_LINE || /[。；！？]/u.test(text)) return text;
  let kept = text;
  for (const pattern of CHANGING) kept = kept.replace(pattern, ' ');
  return kept === text ? text : kept.replace(/\s+/gu, ' ').replace(/^[\s|｜]+|[\s|｜]+$/gu, '');
}
