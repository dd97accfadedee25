import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { sanitiseHtml } from '../platform/html/sanitise.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { Section } from '../sites/section.ts';
import { checkInterpretation } from './check-parts.ts';
import { checkPolicy } from './check-policy.ts';
import { checkTopic } from './check-topic.ts';
import type { Copy } from './copy.ts';
import type { CopyPatch } from './inputs.ts';
import { mediaHashesIn } from './media-hashes.ts';
import { nameLinks } from './name-links.ts';

/** Largest body in UTF-16 units before it is cleaned. */
const MAX_BODY = 1_500_000;

async function sectionOf(ctx: Context, copy: Copy, sectionId: string): Promise<Section> {
  const section = await mustFind(ctx.em, Section, sectionId);
  must(section.site.id === copy.site.id, 'BAD_USER_INPUT', {
    zh: '栏目不属于该站点',
    en: 'The section is of another site',
  });
  return section;
}

function bodyOf(html: string | null | undefined): string {
  must((html ?? '').length <= MAX_BODY, 'TOO_LARGE', { zh: '正文过长', en: 'The body is too long' });
  return sanitiseHtml(html ?? '');
}

function addressOf(url: string | null | undefined): string | null {
  const address = optionalLine('originUrl', url, 2_000);
  must(!address || /^https?:\/\//i.test(address), 'BAD_USER_INPUT', {
    zh: '来源地址须以http://或https://开头',
    en: 'originUrl must begin with http:// or https://',
  });
  return address;
}

const CHECKS: { [F in keyof CopyPatch]?: (value: CopyPatch[F]) => unknown } = {
  title: (value) => line('title', value ?? '', 500),
  summary: (value) => optionalLine('summary', value, 2_000),
  body: bodyOf,
  originName: (value) => optionalLine('originName', value, 200),
  originUrl: addressOf,
  author: (value) => optionalLine('author', value, 200),
  keywords: (value) => (value ?? []).slice(0, 50).map((word) => line('keywords', word, 50)),
  coverAssetId: (value) => optionalLine('coverAssetId', value, 64),
  policy: checkPolicy,
  interpretation: checkInterpretation,
  topic: checkTopic,
  expiresAt: (value) => value ?? null,
};

/** Checks, cleans and takes over every field that the patch names. */
export async function applyPatch(ctx: Context, copy: Copy, patch: CopyPatch): Promise<void> {
  if (patch.sectionId) copy.section = await sectionOf(ctx, copy, patch.sectionId);
  for (const [field, check] of Object.entries(CHECKS)) {
    const value = patch[field as keyof CopyPatch];
    if (value === undefined) continue;
    Object.assign(copy, { [field]: (check as (given: unknown) => unknown)(value) });
  }
  if (patch.body !== undefined) copy.mediaHashes = mediaHashesIn(copy.body);
  if (patch.policy) copy.policy = await nameLinks(ctx, copy.policy);
}
