import type { Context } from '../identity/context.ts';
import { isUuid, mustFind } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import { Publication } from '../release/publication.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import { ChannelGroup } from './channel-group.ts';
import type { ReleaseInput } from './inputs.ts';
import { ownText } from './own-text.ts';
import { mustHaveAdapter } from './settings.ts';

const MOST_CHANNELS = 20_000;
const MOST_PHRASES = 50;

/** What a release input asks for, checked. */
export interface Order {
  publication: Publication;
  channels: Channel[];
  lockedPhrases: string[];
  /** The operator's own words, by channel. */
  words: Map<string, { title: string | null; text: string | null }>;
}

async function findAll(ctx: Context, ids: string[]): Promise<Channel[]> {
  const found = await ctx.em.find(Channel, { id: { $in: ids.filter(isUuid) } });
  const byId = new Map(found.map((channel) => [channel.id, channel]));
  return ids.map((id) => {
    const channel = byId.get(id);
    must(channel, 'NOT_FOUND', undefined, { id });
    return channel;
  });
}

async function idsOf(ctx: Context, input: ReleaseInput): Promise<string[]> {
  const groups: ChannelGroup[] = [];
  for (const id of input.groupIds ?? []) groups.push(await mustFind(ctx.em, ChannelGroup, id));
  return [...new Set([...input.channelIds, ...groups.flatMap((group) => group.channelIds)])];
}

async function channelsOf(ctx: Context, input: ReleaseInput): Promise<Channel[]> {
  const ids = await idsOf(ctx, input);
  must(
    ids.length > 0 && ids.length <= MOST_CHANNELS,
    'BAD_USER_INPUT',
    { zh: `请选择1到${MOST_CHANNELS}个渠道`, en: `Name 1 to ${MOST_CHANNELS} channels` },
    { field: 'channelIds' },
  );
  const channels = await findAll(ctx, ids);
  const owners = new Set(channels.map((channel) => channel.organisation.id));
  for (const id of owners) await mustReachOrganisation(ctx, id);
  for (const channel of channels) mustHaveAdapter(channel.kind);
  return channels;
}

function phrasesOf(input: ReleaseInput): string[] {
  const phrases = (input.lockedPhrases ?? []).map((phrase) => line('lockedPhrases', phrase, 200));
  must(phrases.length <= MOST_PHRASES, 'BAD_USER_INPUT', undefined, { field: 'lockedPhrases' });
  return phrases;
}

function wordsOf(input: ReleaseInput, channels: Channel[]): Order['words'] {
  const given = (input.renditions ?? []).filter(({ title, text }) => title || text);
  const words = given.map(({ channelId, title, text }) => {
    const channel = channels.find(({ id }) => id === channelId);
    must(
      channel && mustHaveAdapter(channel.kind).adjustable,
      'BAD_USER_INPUT',
      {
        zh: '渠道稿只能用于所选的渠道；子站渠道按原文投递，不能另拟',
        en: 'A rendition belongs to a channel of the release, and a sub-site carries the edition as it stands',
      },
      { field: 'renditions', channelId },
    );
    const own = { title: optionalLine('title', title, 300), text: ownText(text) };
    return [channelId, own] as const;
  });
  return new Map(words);
}

/** Reads a release input: the content must be live, and its channels, named or of the groups, within the actor's reach. Own words are for channels that can carry them. */
export async function readOrder(ctx: Context, input: ReleaseInput): Promise<Order> {
  const publication = await mustFind(ctx.em, Publication, input.contentId);
  must(!publication.withdrawalKind, 'WRONG_STATE', {
    zh: '内容已撤下',
    en: 'The content has been withdrawn',
  });
  const channels = await channelsOf(ctx, input);
  return { publication, channels, lockedPhrases: phrasesOf(input), words: wordsOf(input, channels) };
}
