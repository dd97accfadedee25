import type { ChannelField } from './channel-field.ts';
import { WECHAT_FIELDS } from './wechat-fields.ts';
import { WEIBO_FIELDS } from './weibo-fields.ts';

/** Kinds of channels that post as a filed account. */
export type AccountKind = 'WEIBO' | 'WECHAT';

/** The settings of each kind of channel that posts as an account. */
export const ACCOUNT_FIELDS: Readonly<Record<AccountKind, readonly ChannelField[]>> = {
  WEIBO: WEIBO_FIELDS,
  WECHAT: WECHAT_FIELDS,
};

/** Whether channels of a kind post as an account. */
export function isAccountKind(kind: string): kind is AccountKind {
  return kind in ACCOUNT_FIELDS;
}

type Entered = Record<string, unknown>;

/** What a form holds of settings that are there: instants as the field shows them. */
export function shownIn(fields: readonly ChannelField[], settings: Entered): Entered {
  return Object.fromEntries(
    fields.filter(({ type }) => type !== 'secret').map(({ name, first }) => [name, settings[name] ?? first]),
  );
}

function settingOf({ type }: ChannelField, value: unknown): unknown {
  const bare = typeof value === 'string' ? value.trim() : value;
  if (bare === '' || bare === undefined || bare === null) return type === 'secret' ? undefined : null;
  return type === 'instant' ? new Date(String(bare)).toISOString() : bare;
}

/** The settings a form asks for: what was emptied is null, a secret that was left empty stays as it is. */
export function settingsOf(fields: readonly ChannelField[], entered: Entered): Entered {
  const pairs = fields.map((field) => [field.name, settingOf(field, entered[field.name])] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
