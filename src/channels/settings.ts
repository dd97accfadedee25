import type { Context } from '../identity/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { seal, unsealWith } from '../platform/seal.ts';
import { ADAPTERS, type Adapter } from './adapters/index.ts';
import type { Channel, ChannelKind } from './channel.ts';

type Fields = Record<string, unknown>;

/** The adapter of a kind of channel; refuses NOT_THERE_YET where there is none. */
export function mustHaveAdapter(kind: ChannelKind): Adapter {
  const adapter = ADAPTERS[kind];
  if (adapter) return adapter;
  throw new Refusal(
    'NOT_THERE_YET',
    { zh: `尚不支持该类渠道（${kind}）`, en: `Channels of kind ${kind} are not there yet` },
    { field: 'kind' },
  );
}

function badSettings(field: string, problem: string): Refusal {
  return new Refusal(
    'BAD_USER_INPUT',
    { zh: `${field} 有误：${problem}`, en: `${field} is not valid: ${problem}` },
    { field },
  );
}

/** Makes the secrets that were left out, and tells which. */
function complete(adapter: Adapter, given: Fields): { whole: Fields; issued: Record<string, string> } {
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  const made = Object.entries(adapter.issue?.() ?? {}).filter(([name]) => !(name in present));
  const issued = Object.fromEntries(made);
  return { whole: { ...present, ...issued }, issued };
}

/** The parts of a field that nobody may read. */
function hiddenIn(adapter: Adapter, name: string, value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return adapter.secrets.includes(name) ? [value] : (adapter.hides?.[name]?.(value).hidden ?? []);
}

/** Rule: settings as people may see them: without secrets, and without the hidden parts of what remains. */
export function shownSettings(adapter: Adapter | null, settings: Fields): Fields {
  const shown = Object.entries(settings).filter(([name]) => !adapter?.secrets.includes(name));
  return Object.fromEntries(
    shown.map(([name, value]) => {
      return [name, typeof value === 'string' ? (adapter?.hides?.[name]?.(value).shown ?? value) : value];
    }),
  );
}

/** Settings as a channel keeps them, `sealed` holding the secrets; `issued` are those made just now. Refuses BAD_USER_INPUT naming the field. */
export function readSettings(
  ctx: Context,
  adapter: Adapter,
  given: unknown,
): { settings: Fields; sealed: string | null; issued: Record<string, string> } {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw badSettings('settings', '须为对象 it must be an object');
  }
  const { whole, issued } = complete(adapter, given as Fields);
  const read = adapter.settings.safeParse(whole);
  if (!read.success) {
    const issue = read.error.issues[0];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    throw badSettings(['settings', ...(issue?.path ?? []), ...unknown].join('.'), issue?.message ?? '');
  }
  const settings = shownSettings(adapter, read.data as Fields);
  const isSecret = ([name, value]: [string, unknown]) => settings[name] !== value;
  const secrets = Object.fromEntries(Object.entries(read.data).filter(isSecret));
  const sealed = Object.keys(secrets).length > 0 ? seal(ctx.secret, JSON.stringify(secrets)) : null;
  return { settings, sealed, issued };
}

function openSecrets(ctx: Context, { sealed }: Pick<Channel, 'sealed'>): Record<string, string> {
  if (!sealed) return {};
  return JSON.parse(unsealWith([ctx.secret, ...ctx.formerSecrets], sealed)) as Record<string, string>;
}

/** Names of the secrets that are set, in order; none where they do not open. */
export function secretsSet(ctx: Context, channel: Channel): string[] {
  try {
    return Object.keys(openSecrets(ctx, channel)).sort();
  } catch {
    return [];
  }
}

/** A channel's settings with their secrets, and the secrets alone, for the adapter only. */
export function openSettings(
  ctx: Context,
  adapter: Adapter,
  channel: Channel,
): { settings: object; secrets: string[] } {
  const secrets = openSecrets(ctx, channel);
  const settings = adapter.settings.parse({ ...channel.settings, ...secrets });
  const hidden = Object.entries(settings).flatMap(([name, value]) => hiddenIn(adapter, name, value));
  return { settings, secrets: hidden };
}
