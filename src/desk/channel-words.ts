import type {
  AccountExemption,
  ChannelKind,
  FilingKind,
  Platform,
  WordingFault,
} from './generated/operations.ts';

/** Names of channels on screens. */
export const CHANNEL_KINDS: Record<ChannelKind, string> = {
  SUBSITE: '子站',
  WEIBO: '微博',
  WECHAT: '微信公众号',
  SCREEN: '公共屏幕',
  MANUAL: '人工渠道',
};

/** What is wrong with the wording of a rendition, before the phrase in question. */
export const WORDING_FAULTS: Record<WordingFault, string> = {
  MISSING: '缺少必须保留的表述',
  FIGURE: '原文没有的数字',
  DATE: '原文没有的日期',
  NAME: '原文没有的人名或机构名',
  DOCUMENT_NUMBER: '原文没有的文号',
  TITLE: '原文没有的文件名',
};

export const PLATFORMS: Record<Platform, string> = {
  WEIBO: '微博',
  WECHAT: '微信公众号',
  DOUYIN: '抖音',
  KUAISHOU: '快手',
  TOUTIAO: '今日头条',
  APP: '移动客户端',
  OTHER: '其他',
};

export const ACCOUNT_EXEMPTIONS: Record<AccountExemption, string> = {
  PUBLIC_SECURITY: '公安',
  EMERGENCY: '应急管理',
};

export const FILINGS: Record<FilingKind, string> = { OPEN: '开设', CHANGE: '变更', CLOSE: '关停' };
