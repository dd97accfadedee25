import type { Edition } from '../../release/edition.ts';
import { publicationFields } from '../../release/publication-fields.ts';
import type { Matter, Rendition } from './matter.ts';

/** One edition goes to thousands of channels that show it alike. */
const FITTED = new WeakMap<Edition, Rendition>();

function fitted(edition: Edition): Rendition {
  const { title, body, text } = publicationFields(edition);
  return { title, text, html: body, length: [...text].length, limit: null, problems: [] };
}

/** Rule: the rendition of a channel that carries an edition whole, word for word; its length counts characters. */
export function asItStands({ edition }: Matter): Rendition {
  const present = FITTED.get(edition);
  if (present) return present;
  const rendition = fitted(edition);
  FITTED.set(edition, rendition);
  return rendition;
}
