const OURSELVES =
  /^(?:来源[:：])?\s*(?:本网|本站|本网站|本平台|本门户|本单位|本局|本办|本委)(?:讯|消息|原创|综合|整理)?$/u;
const LABEL = /^(?:信息|文章|稿件)?来源[:：]\s*/u;
const OUTLET =
  /\s*(?:官方网站|官网|门户网站|网站|官方微信|微信公众号|政务微信|公众号|官方微博|微博|客户端|APP)$/iu;

/** Rule: the origin an upstream page attributes its text to; a site's word for itself (本网) is that site's own name. */
export function attributedOrigin(stated: string | null, siteName: string | null): string | null {
  const name = stated?.replace(LABEL, '').trim() ?? '';
  if (name === '') return null;
  return OURSELVES.test(name) ? (siteName ?? name) : name;
}

/** Rule: the names under which an origin may be registered: as it stands, and without its outlet (官网, 公众号). */
export function namesOf(origin: string): string[] {
  const bare = origin.replace(OUTLET, '').trim();
  return bare === '' || bare === origin ? [origin] : [origin, bare];
}
