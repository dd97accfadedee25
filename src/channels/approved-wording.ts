import { publicationFields } from '../release/publication-fields.ts';
import type { ApprovedWording } from '../release/wording.ts';
import type { Matter } from './adapters/index.ts';

function dateOf(text: string | null | undefined): Date[] {
  const at = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? [] : [new Date(at)];
}

/** Rule: what a rendition of an edition may draw on: its words, what its readers' page says beside them, and its dates. */
export function approvedWording({ edition, site, section, publishedAt, link }: Matter): ApprovedWording {
  const { snapshot, at, changeNote, withdrawal } = edition;
  const { title, text, summary } = publicationFields(edition);
  const { policy } = snapshot;
  const beside = [site.name, section.name, snapshot.originName, snapshot.originAuthor, snapshot.author];
  const document = [policy?.number, policy?.issuer, changeNote, withdrawal?.explanation, link];
  const files = snapshot.attachments.map(({ name }) => name);
  const texts = [title, text, summary, ...snapshot.keywords, ...beside, ...document, ...files];
  const dates = [publishedAt, at, ...dateOf(snapshot.originPublishedAt), ...dateOf(policy?.signedOn)];
  return { texts: texts.filter((one) => typeof one === 'string' && one !== ''), dates } as ApprovedWording;
}
