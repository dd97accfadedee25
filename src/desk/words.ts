import type {
  ChangeKind,
  ContentKind,
  DutyKind,
  EditionAct,
  InterpretationForm,
  MediaKind,
  Role,
  Sensitivity,
  StepTask,
  Validity,
  WithdrawalKind,
} from './generated/operations.ts';

/** Names of roles on screens. */
export const ROLES: Record<Role, string> = {
  EDITOR: '编辑',
  REVIEWER_OFFICE: '信息办负责人',
  REVIEWER_DEPUTY_SECRETARY: '分管副秘书长',
  REVIEWER_VICE_MAYOR: '分管副市长',
  REVIEWER_PUBLICITY: '宣传部门',
  OPERATOR: '新媒体运营',
  SUPERVISOR: '督查',
  ADMIN: '管理员',
};

/** What a step of review is for. */
export const TASKS: Record<StepTask, string> = { REVIEW: '审', PROOF: '校', BOTH: '审校合一' };

export const KINDS: Record<ContentKind, string> = {
  ARTICLE: '文章',
  POLICY: '政策文件',
  INTERPRETATION: '政策解读',
  TOPIC: '专题',
};

/** Levels with whom they are reviewed by, as in the hub's own table of tiers. */
export const SENSITIVITIES: Record<Sensitivity, readonly [word: string, tiers: string]> = {
  GENERAL: ['一般', '信息办负责人审核'],
  SENSITIVE: ['重要敏感', '信息办负责人、分管副秘书长两级审核'],
  STRATEGIC: ['事关全局', '信息办负责人、分管副秘书长、分管副市长三级审核'],
  MEDIA: ['媒体热点', '信息办负责人、宣传部门两级审核'],
};

export const DUTIES: Record<DutyKind, string> = {
  REPOST: '转载',
  INTERPRET: '解读',
  REVIEW: '审核',
  REPLY: '答复',
  RECTIFY: '整改',
  UPDATE: '更新',
  NOTICE: '报备',
  WITHDRAW: '撤稿到位',
  RETROSPECT: '应急发布后审核',
  ALARM: '告警',
  DELIVER: '人工投放',
  ROTATE: '更换凭据',
  COMMISSION: '约稿',
  EXPIRY: '到期处理',
};

export const EDITION_ACTS: Record<EditionAct, string> = {
  PUBLISH: '发布',
  CORRECT: '更正',
  WITHDRAW: '撤下',
  RESTORE: '恢复',
  MARK: '标注',
};

export const WITHDRAWALS: Record<WithdrawalKind, readonly [word: string, meaning: string]> = {
  WITHDRAWN: ['撤下并公示', '页面保留，标题上方显示“已撤下”和说明'],
  GONE: ['彻底撤下', '正文不再显示，只留说明；搜索和列表立即消失'],
  REPLACED: ['以新内容替代', '页面指向替代的内容'],
};

export const VALIDITIES: Record<Validity, string> = {
  IN_FORCE: '现行有效',
  AMENDED: '已修改',
  EXPIRED: '失效',
  REPEALED: '废止',
};

export const FORMS: Record<InterpretationForm, string> = {
  TEXT: '文字',
  CHART: '图表',
  AUDIO: '音频',
  VIDEO: '视频',
  EXPERT: '专家解读',
  OFFICIAL: '负责人解读',
  MEDIA: '媒体解读',
};

export const MEDIA_KINDS: Record<MediaKind, string> = { VIDEO: '视频', AUDIO: '音频', CHART: '图解' };

/** How far a correction goes, and what that means. */
export const CHANGE_KINDS: Record<ChangeKind, readonly [word: string, meaning: string]> = {
  MINOR: ['文字差错', '错别字、标点、格式等，不影响内容'],
  SUBSTANTIVE: ['实质内容', '数字、日期、范围、条件等有变化'],
};

/** Names of the fields of a copy. */
export const FIELDS: Record<string, string> = {
  title: '标题',
  summary: '摘要',
  body: '正文',
  originName: '来源',
  originUrl: '来源地址',
  originAuthor: '原作者',
  originPublishedAt: '原发布时间',
  author: '作者',
  keywords: '关键词',
  policy: '公文信息',
  interpretation: '解读信息',
  topic: '专题',
  attachments: '附件',
  changeNote: '更正说明',
  sectionId: '栏目',
  sensitivity: '敏感程度',
  expiresAt: '有效期至',
};

/** A table of words as the options of a choice. */
export function optionsOf<K extends string>(
  words: Record<K, string | readonly [string, string]>,
): { value: K; label: string }[] {
  const entries = Object.entries(words) as [K, string | readonly [string, string]][];
  return entries.map(([value, word]) => ({ value, label: typeof word === 'string' ? word : word[0] }));
}
