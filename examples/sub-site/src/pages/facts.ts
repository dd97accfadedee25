import { html, nothing, type TemplateResult } from 'lit';
import type { WholeFragment } from '../questions.ts';

const VALIDITY = { IN_FORCE: '现行有效', AMENDED: '已修改', EXPIRED: '失效', REPEALED: '废止' };

/** The facts of an official document, as a table above its text. */
export function facts(content: WholeFragment): TemplateResult | typeof nothing {
  if (content.__typename !== 'Policy' || !content.policy) return nothing;
  const { number, issuer, indexNumber, theme, genre, signedOn, effectiveOn, validity } = content.policy;
  const rows = [
    ['发文字号', number],
    ['发文机关', issuer],
    ['索引号', indexNumber],
    ['主题分类', theme],
    ['公文种类', genre],
    ['成文日期', signedOn],
    ['生效日期', effectiveOn],
    ['有效性', validity && VALIDITY[validity]],
  ].filter(([, value]) => value);
  return html`<dl class="document">
    ${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
