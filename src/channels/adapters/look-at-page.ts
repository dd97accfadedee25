import { load } from 'cheerio';
import { sha256 } from '../../platform/canonical-json.ts';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { plainText } from '../../platform/html/sanitise.ts';
import { publicationFields } from '../../release/publication-fields.ts';
import type { Door } from './door.ts';
import type { Matter, Parcel } from './matter.ts';
import type { Look } from './outcome.ts';

const LIMITS = { timeoutMs: 15_000, maxBytes: 4 * 1024 * 1024 };
const CONTEXT = 12;

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Where two texts part, for people: the last words they share. */
function partingOf(body: string, page: string): string {
  let [low, high] = [0, body.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (page.includes(body.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? 'from its beginning' : `after “${body.slice(Math.max(0, low - CONTEXT), low)}”`;
}

/** The META tags a page must agree with where it has them (国办发〔2017〕47号). */
function expectedTags({ edition, site }: Matter): Record<string, string[]> {
  const { title, originName } = publicationFields(edition);
  return { articletitle: [title], contentsource: originName ? [originName] : [site.name] };
}

function wrongTags(html: string, matter: Matter): string[] {
  const $ = load(html);
  const present = new Map(
    $('meta[name]')
      .map((_, tag) => [[$(tag).attr('name')?.toLowerCase(), $(tag).attr('content')]])
      .get() as [string, string][],
  );
  return Object.entries(expectedTags(matter)).flatMap(([name, wanted]) => {
    const said = present.get(name);
    return said === undefined || wanted.some((one) => folded(said).includes(folded(one))) ? [] : [name];
  });
}

/** Rule: what a page says of an edition: LANDED when it shows the title and the whole text word for word, and its META tags do not say otherwise. */
export function judgePage(html: string, matter: Matter): Look {
  const { title, text } = publicationFields(matter.edition);
  const page = folded(plainText(html));
  if (!page.includes(folded(title))) return { found: 'missing', detail: 'the page does not show the title' };
  const body = folded(text);
  if (!page.includes(body)) {
    return { found: 'altered', detail: `the text on the page differs ${partingOf(body, page)}` };
  }
  const wrong = wrongTags(html, matter);
  if (wrong.length > 0) return { found: 'altered', detail: `META tags differ: ${wrong.join(', ')}` };
  return { found: 'landed', detail: `the page shows title and text (sha256 ${sha256(body).slice(0, 16)})` };
}

/** Fetches the page a receipt names and compares it with the edition. */
export async function lookAtPage<S>(parcel: Parcel, door: Pick<Door<S>, 'fetch'>): Promise<Look> {
  const url = parcel.standing?.url;
  if (!url) return { found: 'missing', detail: 'no address is known' };
  try {
    const page = await door.fetch(url, LIMITS);
    if (page.status !== 200) return { found: 'missing', detail: `HTTP ${page.status}` };
    return judgePage(page.text(), parcel);
  } catch (error) {
    if (error instanceof FetchRefusal) return { found: 'missing', detail: error.message };
    throw error;
  }
}
