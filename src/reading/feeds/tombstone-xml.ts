import { type Tombstone, urnOf } from './feed.ts';
import { rfc3339 } from './times.ts';
import { element, textElement, type Xml } from './xml.ts';

/** Namespace of tombstones (RFC 6721). */
export const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';

const WORDS: Record<Tombstone['departure'], string> = {
  WITHDRAWN: '已撤稿',
  GONE: '已撤下',
  REPLACED: '已被替代',
  EXPIRED: '已过有效期',
  MOVED: '已不在此栏目刊载',
};

/** Rule: a tombstone as an element of RFC 6721. */
export function tombstoneXml({ id, url, at, departure, explanation, replacementId }: Tombstone): Xml {
  const comment = explanation ? `${WORDS[departure]}：${explanation}` : WORDS[departure];
  const replacement = replacementId && element('link', { rel: 'related', href: urnOf(replacementId) });
  return element(
    'at:deleted-entry',
    { ref: urnOf(id), when: rfc3339(at) },
    textElement('at:comment', comment),
    element('link', { xmlns: 'http://www.w3.org/2005/Atom', rel: 'alternate', href: url }),
    replacement || null,
  );
}
