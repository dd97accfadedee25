const link = (href: string, words = '通知') => `<p>见<a href="${href}">${words}</a>。</p>`;
const id = (number: number) => `https://www.tonggao.example/content/${number}`;

/** What dead-links finds: what has become of the contents by address, the body, the excerpt. */
export const hits = [
  [{ [id(1)]: 'ABSENT' }, link(id(1)), '通知'],
  [{ [id(1)]: 'GONE' }, link(id(1)), '通知'],
  [{ [id(1)]: 'WITHDRAWN' }, link(id(1)), '通知'],
  [{ [id(1)]: 'REPLACED' }, link(id(1)), '通知'],
  [{ [id(1)]: 'GONE' }, link(id(1), '关于<strong>防汛</strong>的通知'), '关于防汛的通知'],
  [{ [id(1)]: 'GONE' }, link(id(1), ''), ''],
  [{ [id(1)]: 'GONE', [id(2)]: 'LIVE' }, link(id(2), '甲') + link(id(1), '乙'), '乙'],
  [{ [id(1)]: 'LIVE', [id(2)]: 'ABSENT' }, link(id(1), '甲') + link(id(2), '乙'), '乙'],
  [{ [`${id(1)}?from=a`]: 'GONE' }, link(`${id(1)}?from=a`), '通知'],
  [{ [`${id(1)}?a=1&b=2`]: 'GONE' }, link(`${id(1)}?a=1&amp;b=2`), '通知'],
  [{ [id(1)]: 'ABSENT' }, `<table><tr><td>${link(id(1), '表内')}</td></tr></table>`, '表内'],
  [{ [id(1)]: 'ABSENT' }, `<ul><li><a href="${id(1)}">列表内</a></li></ul>`, '列表内'],
  [{ [id(1)]: 'REPLACED' }, `<h2>标题</h2>${link(id(1), id(1))}`, id(1)],
  [{ [id(1)]: 'WITHDRAWN' }, `<p>甲</p>${link(id(1), '〔2026〕12号')}`, '〔2026〕12号'],
  [{ [id(1)]: 'GONE' }, `<p>𠮷</p>${link(id(1), '𠮷通知')}`, '𠮷通知'],
] as const;

/** Links in order. */
export const nearMisses = [
  [{ [id(1)]: 'LIVE' }, link(id(1))],
  [{}, link(id(1))],
  [{}, link('https://www.gov.cn/content/1')],
  [{ [id(1)]: 'GONE' }, `<p>${id(1)}</p>`],
  [{ [id(1)]: 'GONE' }, link(id(2))],
  [{ [id(1)]: 'GONE' }, link(`${id(1)}1`)],
  [{ [id(1)]: 'GONE' }, `<p><img src="${id(1)}" alt="图" /></p>`],
  [{ [id(1)]: 'GONE' }, `<p><a>${id(1)}</a></p>`],
  [{ [id(1)]: 'GONE' }, '<p>没有链接</p>'],
  [{ [id(1)]: 'GONE' }, ''],
  [{ [id(1)]: 'LIVE', [id(2)]: 'LIVE' }, link(id(1)) + link(id(2))],
  [{ [id(1)]: 'GONE' }, link('mailto:a@tonggao.example')],
  [{ [id(1)]: 'GONE' }, link('/media/1/a.pdf')],
  [{ [id(1)]: 'GONE' }, link('https://www.tonggao.example/')],
  [{ [id(1)]: 'LIVE' }, link(id(1), '此内容已撤下')],
] as const;
