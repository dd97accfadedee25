/** What an entry of the journal says was done. */
export const ACTS: Record<string, string> = {
  'copy.composed': '新建稿件',
  'copy.revised': '修改稿件',
  'copy.attached': '添加附件',
  'copy.submitted': '送审',
  'copy.blocked': '送审被校对拦下',
  'copy.approved': '审核同意',
  'copy.returned': '审核退回',
  'copy.recalled': '撤回送审',
  'copy.limited': '调整知悉范围',
  'copy.read': '查阅限定知悉范围的稿件',
  'act.refused': '操作被拒绝',
  'copy.scheduled': '安排定时发布',
  'copy.schedule-failed': '定时发布未成',
  'content.published': '发布',
  'content.corrected': '发布更正',
  'content.withdrawn': '撤下',
  'content.restored': '恢复',
  'content.placed': '增加刊载栏目',
  'content.unplaced': '取消刊载栏目',
  'release.planned': '安排通稿',
  'release.launched': '发出通稿',
  'release.cancelled': '取消通稿',
  'lexicon.imported': '导入词库',
  'delivery.resent': '重新投递',
  'delivery.settled': '核实投递结果',
  'delivery.proved': '上传人工投放凭证',
  'release.held': '渠道稿送审',
  'rendition.approved': '渠道稿审核通过',
  'rendition.returned': '渠道稿退回',
  'channel-group.saved': '保存渠道组',
  'section.channels-set': '设定栏目默认渠道',
  'channel.created': '新增渠道',
  'feed.created': '新增来源',
  'linkage-rule.created': '新增联动规则',
  'linkage-rule.revised': '修改联动规则',
  'linkage-rule.ended': '停用联动规则',
  'organisation.counterparts-named': '设定对口部门',
  'upstream-item.reposted': '转载上级稿件',
  'upstream-item.brought': '录入上级原文',
  'upstream-item.changed': '上级稿件有变化',
  'duty.opened': '产生限时任务',
  'duty.settled': '完成限时任务',
  'duty.reopened': '重新产生限时任务',
  'duty.rescheduled': '按日历重算时限',
  'duty.exempted': '豁免限时任务',
  'organisation.created': '新增单位',
  'site.created': '新增站点',
  'section.created': '新增栏目',
  'user.created': '新增用户',
  'api-key.issued': '发放子站密钥',
  'api-key.revoked': '收回子站密钥',
};

/** What an entry of the journal is about, by type name. */
export const SUBJECTS: Record<string, string> = {
  Copy: '稿件',
  Publication: '已发布内容',
  Release: '通稿',
  Delivery: '投递',
  Channel: '渠道',
  ChannelGroup: '渠道组',
  Rendition: '渠道稿',
  Feed: '来源',
  LinkageRule: '联动规则',
  UpstreamItem: '上级稿件',
  Duty: '限时任务',
  Organisation: '单位',
  Site: '站点',
  Section: '栏目',
  User: '用户',
  ApiKey: '子站密钥',
  LexiconVersion: '词库',
};

const PAGES: Record<string, string> = {
  Copy: '/copies',
  Publication: '/published',
  UpstreamItem: '/items',
  Feed: '/upstream',
};

const LISTS: Record<string, string> = { Delivery: '/deliveries', Channel: '/channels' };

/** The desk's page of a subject, or the list it stands in, or null where it has neither. */
export function pageOf({ __typename: type, id }: { __typename: string; id: string }): string | null {
  return PAGES[type] ? `${PAGES[type]}/${id}` : (LISTS[type] ?? null);
}
