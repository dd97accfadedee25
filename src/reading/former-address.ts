import type { Content } from './content.ts';
import { homeSection } from './home-section.ts';
import { onDemand } from './on-demand.ts';
import { pageUrl, sectionPath } from './page-address.ts';
import { prepared } from './prepared.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Section } from './section.ts';
import { hinted, noteHint } from './status-hint.ts';

interface Address {
  site: string;
  path: string;
}

interface Holder {
  contentId: string | null;
  sectionId: string | null;
}

const NOBODY: Holder = { contentId: null, sectionId: null };

const STATEMENT = `select q.nth::int, f.content_id as "contentId", f.section_id as "sectionId"
  from unnest($1::text[], $2::text[]) with ordinality as q(site, path, nth)
  join site t on t.code = q.site join former_address f on f.site_id = t.id and f.path = q.path`;

// That nothing stands at an address has a tag, and whoever looks here has found nothing there.
const holder = onDemand<Address, Holder>(async (ctx, keys) => {
  const values = [keys.map(({ site }) => site), keys.map(({ path }) => path)];
  const { rows } = await prepared<Holder & { nth: number }>(ctx.reader, STATEMENT, values);
  const found = new Map(rows.map((row) => [row.nth, row]));
  return keys.map((_, nth) => found.get(nth + 1) ?? NOBODY);
});

/** The content that stands at a path of a site; one that has moved from there is found too, with the hint where to. */
export async function contentAt(
  ctx: ReadingContext,
  name: string | number,
  address: Address,
): Promise<Content | null> {
  const present = await ctx.reads.path(address);
  if (present) return hinted(ctx, name, present);
  const { contentId } = await holder(ctx)(address);
  const moved = contentId ? await ctx.reads.page(contentId) : null;
  if (!moved || moved.withdrawal) return hinted(ctx, name, moved);
  const location = pageUrl((await homeSection(ctx, moved)).site, moved.path);
  noteHint(ctx, name, { status: 301, location });
  return moved;
}

/** The section of a site with this code; one that had it before is found too, with the hint where it is now. */
export async function sectionAt(
  ctx: ReadingContext,
  name: string | number,
  { site, code }: { site: string; code: string },
): Promise<Section | null> {
  const present = await ctx.reads.sectionByCode({ site, code });
  if (present) return present;
  const { sectionId } = await holder(ctx)({ site, path: sectionPath({ code }) });
  const moved = sectionId ? await ctx.reads.sectionById(sectionId) : null;
  const location = moved && pageUrl(moved.site, sectionPath(moved));
  noteHint(ctx, name, location ? { status: 301, location } : { status: 404 });
  return moved;
}
