import { Severity } from '../finding.ts';
import { type Check, faultAt, type Linked } from './check.ts';

const FATES: Record<Exclude<Linked, 'LIVE'>, string> = {
  WITHDRAWN: '链接的本站群内容已撤下，页面只剩撤下说明',
  GONE: '链接的本站群内容已彻底撤下，读者看不到正文',
  REPLACED: '链接的本站群内容已被新内容替代，应链接到新内容',
  ABSENT: '链接的本站群内容不存在或尚未发布',
};

/** Finds links to contents of the group that were withdrawn, or that nobody has published. */
export const deadLinks: Check = (proof) =>
  proof.elements.flatMap(({ name, attributes, start, end }) => {
    const fate = name === 'a' ? proof.linked.get(attributes.href ?? '') : undefined;
    if (fate === undefined || fate === 'LIVE') return [];
    return [faultAt(proof, 'body', [start, end], { severity: Severity.WARN, reason: FATES[fate] })];
  });
