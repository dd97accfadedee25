import type { Edition } from '../../release/edition.ts';
import { publicationFields } from '../../release/publication-fields.ts';
import type { Matter, Rendition } from './matter.ts';
import { retractionNotice } from './retraction-notice.ts';

/** One edition goes to thousands of channels that show it alike. */
const FITTED = new WeakMap<Edition, Rendition>();

function fitted(matter: Matter): Rendition {
  const { title, body, text } = publicationFields(matter.edition);
  const words = matter.edition.withdrawal
    ? { ...retractionNotice(matter), html: null }
    : { title, text, html: body };
  return { ...words, length: [...words.text].length, limit: null, problems: [] };
}

/** Rule: the rendition of a channel that carries an edition whole, word for word, and of a withdrawal its notice; its length counts characters. */
export function asItStands(matter: Matter): Rendition {
  const present = FITTED.get(matter.edition);
  if (present) return present;
  const rendition = fitted(matter);
  FITTED.set(matter.edition, rendition);
  return rendition;
}
