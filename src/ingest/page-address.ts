import { isSameSite } from './article/canonical-address.ts';
import type { Feed } from './feed.ts';

/**
 * Rule: whether the text behind a listed address is read: it is on the feed's own site, or its host (or one above it)
 * stands in the feed's setting `hosts`. Others, such as articles on mp.weixin.qq.com, are kept as links.
 */
export function mayReadPage({ url, settings }: Pick<Feed, 'url' | 'settings'>, address: string): boolean {
  const host = URL.parse(address)?.hostname;
  if (!host) return false;
  if (isSameSite(address, url)) return true;
  const hosts = Array.isArray(settings.hosts) ? settings.hosts : [];
  return hosts.some((allowed: unknown) => host === allowed || host.endsWith(`.${String(allowed)}`));
}
