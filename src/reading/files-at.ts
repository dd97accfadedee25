import type { PublishedAttachment } from '../release/published-text.ts';

/** Rule: files with their addresses; those the hub keeps have one on the hub. */
export function filesAt(files: readonly PublishedAttachment[], publicUrl: string): PublishedAttachment[] {
  return files.map((file) => ({
    ...file,
    url: file.url.startsWith('/') ? `${publicUrl}${file.url}` : file.url,
  }));
}
