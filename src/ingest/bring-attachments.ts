import type { SnapshotAttachment } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import { bringFile } from './bring-file.ts';
import { inParallel } from './in-parallel.ts';
import type { UpstreamAttachment } from './upstream-attachment.ts';

const MAX_BYTES = 50 * 1024 * 1024;
const AT_ONCE = 3;

/**
 * Fetches the files of an item into the media store, of 50 MB at most each; one that cannot be fetched, or is
 * not what its upstream states by its SHA-256, stays a link.
 * Answers all of them in their order.
 */
export async function bringAttachments(
  ctx: Context,
  files: readonly UpstreamAttachment[],
  signal: AbortSignal,
): Promise<SnapshotAttachment[]> {
  const attachments = files.map(({ name, url }): SnapshotAttachment & { sourceUrl: string } => ({
    ...{ name, sourceUrl: url, sha256: null, bytes: null, mediaType: null },
  }));
  await inParallel(AT_ONCE, attachments, signal, async (attachment) => {
    const bounds = { maxBytes: MAX_BYTES, signal, accepts: isNotAPage };
    const file = await bringFile(ctx, attachment.sourceUrl, bounds);
    const stated = files.find(({ url }) => url === attachment.sourceUrl)?.sha256;
    if (!file || (stated && stated !== file.sha256)) return;
    const mediaType = file.type?.type ?? 'application/octet-stream';
    Object.assign(attachment, { sha256: file.sha256, bytes: file.bytes, mediaType });
  });
  return attachments;
}

// Upstreams answer for a file that is gone with a page that says so.
function isNotAPage(type: unknown, contentType: string): boolean {
  return type !== null || !/html/i.test(contentType);
}
