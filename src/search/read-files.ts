import { type Context, enqueue } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { Publication } from '../release/publication.ts';
import { FileText } from './file-text.ts';
import { readFileText } from './files/read-file-text.ts';

const READABLE = /\.(?:pdf|docx|xlsx)$|pdf$|wordprocessingml|spreadsheetml/iu;
/** Of one content. */
const MOST_FILES = 30;

async function keep(ctx: Context, sha256: string): Promise<void> {
  const bytes = await ctx.media.get(sha256);
  const { text, trouble } = bytes ? await readFileText(bytes) : { text: '', trouble: 'MISSING' as const };
  if (trouble) ctx.log.info({ sha256, trouble }, 'the words of an attachment could not be read');
  await ctx.em.fork().upsert(FileText, { sha256, text, trouble, readAt: ctx.now() });
}

/** SHA-256 of the attachments of a live publication whose words may be read and have not been. */
export async function unreadFiles(ctx: Context, contentId: string): Promise<string[]> {
  const em = ctx.em.fork();
  const publication = await em.findOne(Publication, { id: contentId, withdrawalKind: null });
  const files = (publication?.attachments ?? []).filter(
    ({ name, mediaType }) => READABLE.test(name) || READABLE.test(mediaType ?? ''),
  );
  const hashes = [...new Set(files.flatMap((file) => file.sha256 ?? []))].slice(0, MOST_FILES);
  if (hashes.length === 0) return [];
  const read = await em.find(FileText, { sha256: { $in: hashes } }, { fields: ['sha256'] });
  return [...new Set(hashes).difference(new Set(read.map((file) => file.sha256)))];
}

/** Reads the words of a content's attachments, each file once for all contents that carry it, and has it indexed again. */
export async function readFiles(ctx: Context, { contentId }: { contentId: string }): Promise<void> {
  const unread = await unreadFiles(ctx, contentId);
  for (const sha256 of unread) await keep(ctx, sha256);
  if (unread.length > 0) await transact(ctx, (tx) => enqueue(tx, 'search.index', { contentId }));
}
