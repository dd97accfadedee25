// No vendor: players fetch the playlist from this hub at /screens/{id} (docs/adr/0032).
import { load } from 'cheerio';
import { z } from 'zod';
import { publicationFields } from '../../release/publication-fields.ts';
import type { Adapter } from './adapter.ts';
import type { Door, Slide } from './door.ts';
import type { Fitting, Matter, Parcel, Rendition } from './matter.ts';
import type { Look, Outcome } from './outcome.ts';

const DAY_MS = 86_400_000;
const ASK_AGAIN_MS = 60_000;
const LONGEST_TEXT = 20_000;

const settings = z.strictObject({
  /** How long an item stays unless the desk says otherwise. */
  days: z.number().int().min(1).max(365).default(14),
  durationSeconds: z.number().int().min(3).max(600).default(15),
  /** How long a player goes on without a contact. */
  validHours: z.number().int().min(1).max(168).default(24),
  /** Whether passers-by may leaf through the items. */
  touch: z.boolean().default(false),
  fallbackTitle: z.string().max(60).default('政务公开'),
  fallbackText: z.string().max(300).default(''),
});

type ScreenSettings = z.infer<typeof settings>;

/** Only pictures of our own store can be kept by a player; any other would be a hole where there is no line. */
function ownPictures(html: string): { html: string; pictures: Slide['pictures'] } {
  const $ = load(html, null, false);
  const pictures = new Map<string, string>();
  $('video, audio, iframe').remove();
  $('[style]').removeAttr('style');
  $('img').each((_, image) => {
    const src = $(image).attr('src') ?? '';
    const hash = /^\/media\/([0-9a-f]{64})\/[^\s]*$/.exec(src)?.[1];
    if (hash) pictures.set(src, hash);
    else $(image).remove();
  });
  $('a').each((_, link) => void $(link).replaceWith($(link).contents()));
  return { html: $.html(), pictures: [...pictures].map(([url, sha256]) => ({ url, sha256 })) };
}

function fit({ edition }: Matter, { words }: Fitting): Rendition {
  const fields = publicationFields(edition);
  const title = words?.title ?? fields.title;
  const text = words?.text ?? fields.text;
  const html = words?.text ? null : ownPictures(fields.body).html;
  const length = [...text].length;
  const problems = length > LONGEST_TEXT ? [`正文有${length}字，屏幕最多${LONGEST_TEXT}字`] : [];
  return { title, text, html, length, limit: LONGEST_TEXT, problems };
}

function paragraphs(text: string): string {
  const $ = load('<div></div>', null, false);
  for (const line of text.split(/\n+/)) $('div').append($('<p></p>').text(line));
  return $('div').html() ?? '';
}

function slideOf({ edition, rendition, site, publishedAt }: Parcel, door: Door<ScreenSettings>): Slide {
  const { html, pictures } = ownPictures(rendition.html ?? paragraphs(rendition.text));
  const $ = load('<h1></h1><p class="source"></p>', null, false);
  $('h1').text(rendition.title);
  const day = publishedAt.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });
  $('.source').text(`${edition.snapshot.originName ?? site.name}　${day}`);
  const latest = edition.at.getTime() + door.settings.days * DAY_MS;
  const expiry = edition.snapshot.expiresAt ? Date.parse(edition.snapshot.expiresAt) : latest;
  return {
    contentId: edition.contentId,
    revision: edition.number,
    title: rendition.title,
    html: `${$.html()}${html}`,
    pictures,
    startsAt: edition.at,
    endsAt: new Date(Math.min(latest, expiry)),
    durationMs: door.settings.durationSeconds * 1_000,
  };
}

/** The playlist is a table of ours: what goes wrong there is ours too, and a second try does no harm. */
async function kept(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return { kind: 'retry', lost: true, detail: `the playlist could not be written (${name})` };
  }
}

function put(parcel: Parcel, door: Door<ScreenSettings>): Promise<Outcome> {
  if (parcel.rendition.problems.length > 0)
    return Promise.resolve({ kind: 'refused', detail: parcel.rendition.problems.join('；') });
  return kept(async () => {
    await door.playlist.put(slideOf(parcel, door));
    const { contentId } = parcel.edition;
    const receipt = { remoteId: contentId, url: door.playlist.address };
    return { kind: 'accepted', detail: 'on the playlist; players fetch it', receipt };
  });
}

function retract({ edition }: Parcel, door: Door<ScreenSettings>): Promise<Outcome> {
  const { contentId, number } = edition;
  return kept(async () => {
    await door.playlist.revoke(contentId, number);
    if ((await door.playlist.shown(contentId, number)) === 'nowhere')
      return { kind: 'there', detail: 'no player shows it any more' };
    const pending = { ticket: contentId, after: new Date(door.now.getTime() + ASK_AGAIN_MS) };
    const receipt = { remoteId: contentId, url: null };
    return { kind: 'accepted', detail: 'revoked; a player has not obeyed yet', receipt, pending };
  });
}

async function probe({ edition }: Parcel, door: Door<ScreenSettings>): Promise<Look> {
  const shown = await door.playlist.shown(edition.contentId, edition.number);
  if (shown === 'everywhere') return { found: 'landed', detail: 'every player has it' };
  return { found: 'missing', detail: 'not every player has told that it has it' };
}

/** A public screen: a send puts an item on its playlist, and its players tell that they have it, or have it no more. */
export const screen: Adapter<ScreenSettings> = {
  settings,
  secrets: [],
  idempotent: true,
  adjustable: true,
  fit,
  send: put,
  update: put,
  retract,
  probe,
};
