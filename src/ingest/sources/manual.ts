import type { Source } from './source.ts';

/** Sources filled by hand (粘贴或上传): there is nothing to fetch, and asking says so. */
export const manual: Source = {
  read: async () => ({
    notModified: false,
    items: [],
    problems: ['人工来源不自动读取，请在来源页面粘贴或上传原文。'],
    validators: null,
  }),
};
