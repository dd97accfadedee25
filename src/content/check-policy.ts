import { isUuid } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { checkDate } from './check-date.ts';
import { normaliseNumber } from './check-parts.ts';
import { GENRES, genreOf } from './genre.ts';
import type { PolicyPart } from './parts.ts';
import type { PolicyLinkPart } from './policy-link.ts';

/** The most policies one policy may repeal, and the most it may amend. */
const MOST_LINKS = 100;

function checkGenre(value: string | null | undefined): string | null {
  const text = optionalLine('genre', value, 50);
  const genre = text && genreOf(text);
  must(!text || genre, 'BAD_USER_INPUT', {
    zh: `公文种类须为：${GENRES.join('、')}`,
    en: `genre must be one of ${GENRES.join(', ')}`,
  });
  return genre;
}

function checkLink({ contentId, number, title }: PolicyLinkPart): PolicyLinkPart {
  must(!contentId || isUuid(contentId), 'BAD_USER_INPUT', {
    zh: 'contentId不是有效编号',
    en: 'contentId is not a well-formed id',
  });
  const named = optionalLine('number', number, 100);
  must(contentId || named, 'BAD_USER_INPUT', {
    zh: '请指明所废止或修改的文件：从已发布的政策文件中选，或填写发文字号',
    en: 'Name the repealed or amended policy by content or by document number',
  });
  return {
    contentId: contentId?.toLowerCase() ?? null,
    number: named && normaliseNumber(named),
    title: optionalLine('title', title, 500),
  };
}

function checkLinks(field: string, links: PolicyLinkPart[] | null | undefined): PolicyLinkPart[] {
  must((links ?? []).length <= MOST_LINKS, 'BAD_USER_INPUT', {
    zh: `${field}最多${MOST_LINKS}项`,
    en: `${field} holds at most ${MOST_LINKS} entries`,
  });
  const kept = new Map((links ?? []).map(checkLink).map((link) => [link.contentId ?? link.number, link]));
  return [...kept.values()];
}

/** Checks the official-document metadata of a policy; empty texts become null, document numbers of links get one form. */
export function checkPolicy(policy: PolicyPart | null | undefined): PolicyPart | null {
  if (!policy) return null;
  const repeals = checkLinks('repeals', policy.repeals);
  const amends = checkLinks('amends', policy.amends);
  return {
    number: optionalLine('number', policy.number, 100),
    issuer: optionalLine('issuer', policy.issuer, 200),
    indexNumber: optionalLine('indexNumber', policy.indexNumber, 100),
    theme: optionalLine('theme', policy.theme, 200),
    genre: checkGenre(policy.genre),
    signedOn: checkDate('signedOn', policy.signedOn),
    effectiveOn: checkDate('effectiveOn', policy.effectiveOn),
    validity: policy.validity ?? null,
    ...(repeals.length > 0 ? { repeals } : {}),
    ...(amends.length > 0 ? { amends } : {}),
  };
}
