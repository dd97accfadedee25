import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Publication } from '../release/publication.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import type { ReleaseInput } from './inputs.ts';
import { mustHaveAdapter } from './settings.ts';

const MOST_CHANNELS = 500;
const MOST_PHRASES = 50;

/** What a release input asks for, checked. */
export interface Order {
  publication: Publication;
  channels: Channel[];
  lockedPhrases: string[];
}

async function channelsOf(ctx: Context, input: ReleaseInput): Promise<Channel[]> {
  const ids = [...new Set(input.channelIds)];
  must(
    ids.length > 0 && ids.length <= MOST_CHANNELS,
    'BAD_USER_INPUT',
    { zh: `请选择1到${MOST_CHANNELS}个渠道`, en: `Name 1 to ${MOST_CHANNELS} channels` },
    { field: 'channelIds' },
  );
  const channels: Channel[] = [];
  for (const id of ids) channels.push(await mustFind(ctx.em, Channel, id));
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

/** Reads a release input: the content must be live, and its channels within the actor's reach. Every kind there is carries the edition as it stands, so renditions are refused. */
export async function readOrder(ctx: Context, input: ReleaseInput): Promise<Order> {
  const publication = await mustFind(ctx.em, Publication, input.contentId);
  must(!publication.withdrawalKind, 'WRONG_STATE', {
    zh: '内容已撤下',
    en: 'The content has been withdrawn',
  });
  must(
    (input.renditions ?? []).every((rendition) => !rendition.title && !rendition.text),
    'BAD_USER_INPUT',
    { zh: '子站渠道按原文投递，不能另拟渠道稿', en: 'A sub-site carries the edition as it stands' },
    { field: 'renditions' },
  );
  return { publication, channels: await channelsOf(ctx, input), lockedPhrases: phrasesOf(input) };
}
