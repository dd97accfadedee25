import type { CatalogueCheck, FeedKind, FeedLevel } from './generated/operations.ts';

/** How a line of the catalogue was checked, and its colour. */
export const CATALOGUE_CHECKS: Record<CatalogueCheck, readonly [word: string, colour: string]> = {
  SAMPLE: ['已读过真实列表', 'success'],
  ARTICLE: ['读过其中一篇正文', 'processing'],
  FACTS: ['有资料可据，未读', 'default'],
  NAMED: ['仅知地址，未核对', 'warning'],
};

export const FEED_KINDS: Record<FeedKind, string> = {
  GOV_PAGE: '网页列表',
  RSS: 'RSS / Atom 订阅',
  JSON: 'JSON 列表',
  JPAGE: '大汉 JPAGE 列表',
  GKMLPT: '信息公开目录平台',
  MANUAL: '人工录入',
};

export const FEED_LEVELS: Record<FeedLevel, string> = {
  NATIONAL: '国家级',
  PROVINCIAL: '省级',
  MUNICIPAL: '市级',
  COUNTY: '县级',
};
