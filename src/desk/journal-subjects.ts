/** What an entry of the journal is about, by type name. */
export const SUBJECTS: Record<string, string> = {
  Copy: '稿件',
  Publication: '已发布内容',
  Release: '通稿',
  Delivery: '投递',
  Channel: '渠道',
  ChannelGroup: '渠道组',
  Account: '新媒体账号',
  Subscriber: '订阅者',
  Filing: '账号备案',
  Rendition: '渠道稿',
  Feed: '来源',
  LinkageRule: '联动规则',
  UpstreamItem: '上级稿件',
  Drift: '原文变动',
  Duty: '限时任务',
  Step: '审核环节',
  TierRule: '审核环节规则',
  Delegation: '委托代审',
  CalendarYear: '工作日历',
  Organisation: '单位',
  Site: '站点',
  Section: '栏目',
  User: '用户',
  Block: '通用段落',
  ApiKey: '子站密钥',
  LexiconVersion: '词库',
  SynonymVersion: '搜索同义词',
  BestBet: '搜索推荐',
};

const PAGES: Record<string, string> = {
  Copy: '/copies',
  Publication: '/published',
  UpstreamItem: '/items',
  Feed: '/upstream',
  Release: '/releases',
};

const LISTS: Record<string, string> = {
  Drift: '/drifts',
  Delivery: '/deliveries',
  Channel: '/channels',
  Account: '/accounts',
  Subscriber: '/subscribers',
  TierRule: '/steps',
  Delegation: '/delegations',
  CalendarYear: '/calendar',
  LinkageRule: '/linkage',
};

/** The desk's page of a subject, or the list it stands in, or null where it has neither. */
export function pageOf({ __typename: type, id }: { __typename: string; id: string }): string | null {
  return PAGES[type] ? `${PAGES[type]}/${id}` : (LISTS[type] ?? null);
}
