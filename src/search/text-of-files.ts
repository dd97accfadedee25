import type { EntityManager } from '@mikro-orm/postgresql';
import type { PublishedAttachment } from '../release/published-text.ts';
import { FileText } from './file-text.ts';

/** The names of attachments and such words of them as were read already, one after the other. */
export async function textOfFiles(
  em: EntityManager,
  attachments: readonly PublishedAttachment[],
): Promise<string> {
  const hashes = attachments.flatMap((file) => file.sha256 ?? []);
  const read = hashes.length > 0 ? await em.find(FileText, { sha256: { $in: hashes } }) : [];
  const texts = new Map(read.map((file) => [file.sha256, file.text]));
  return attachments
    .map(({ name, sha256 }) => `${name}\n${texts.get(sha256 ?? '') ?? ''}`)
    .join('\n')
    .trim();
}
