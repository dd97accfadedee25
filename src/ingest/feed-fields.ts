import { windowOf } from '../calendar/window.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import type { Feed } from './feed.ts';
import type { FeedInput } from './inputs.ts';

const MAX_SETTINGS = 20_000;

/** Rule: what an editor enters of a feed, checked; BAD_USER_INPUT names what is wrong. */
export function feedFields(
  input: FeedInput,
): Pick<Feed, 'name' | 'url' | 'host' | 'level' | 'kind' | 'settings' | 'window' | 'enabled'> {
  const url = addressOf(input.url);
  return {
    name: line('name', input.name, 100),
    url: url.href,
    host: url.host,
    level: input.level,
    kind: input.kind,
    settings: settingsOf(input.settings),
    window: windowOf(input.window),
    enabled: input.enabled ?? true,
  };
}

/** Rule: what stays of a feed that is entered anew: whatever may be left out, and was. */
export function stayingFields(
  feed: Feed,
  { settings, window }: FeedInput,
): Partial<Pick<Feed, 'settings' | 'window'>> {
  return {
    ...(settings === undefined && { settings: feed.settings }),
    ...(window === undefined && { window: feed.window }),
  };
}

function addressOf(given: string): URL {
  const url = URL.parse(line('url', given, 2_000));
  const isUsable =
    url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  must(isUsable, 'BAD_USER_INPUT', {
    zh: '来源地址须以http://或https://开头，且不含用户名和密码',
    en: 'url must begin with http:// or https:// and hold no user name or password',
  });
  url.hash = '';
  return url;
}

function settingsOf(settings: unknown): Record<string, unknown> {
  const given = settings ?? {};
  const isObject = typeof given === 'object' && !Array.isArray(given);
  must(isObject && canonicalJson(given).length <= MAX_SETTINGS, 'BAD_USER_INPUT', {
    zh: `settings 须为对象，不超过${MAX_SETTINGS}字`,
    en: `settings must be an object of at most ${MAX_SETTINGS} characters`,
  });
  return given as Record<string, unknown>;
}
