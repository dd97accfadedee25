import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { sniffBeginning } from '../platform/media/media-type.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { attach } from './attach.ts';
import type { Attachment } from './attachment.ts';
import { Copy } from './copy.ts';
import { mustAllow } from './lifecycle.ts';

/** The largest file an editor may bring, in bytes. */
export const MAX_FILE = 50 * 1024 * 1024;

/** Refuses whoever may not add files to a copy, before a byte of theirs is read. */
export async function mustAccept(ctx: Context, copyId: string): Promise<void> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const copy = await mustFind(ctx.em, Copy, copyId);
  await mustReach(ctx, await mustFind(ctx.em, Site, copy.site.id));
  mustAllow('revise', copy.state);
}

/** Keeps a file an editor brings and adds it to a copy; only documents, pictures, sound and film of known types are taken. */
export async function upload(
  ctx: Context,
  input: { copyId: string; name: string; bytes: Uint8Array },
): Promise<Attachment> {
  await mustAccept(ctx, input.copyId);
  const name = line('name', input.name, 200);
  const type = sniffBeginning(input.bytes, name);
  must(type, 'BAD_USER_INPUT', {
    zh: '只接受PDF、OFD、Office文档、常见图片、MP4、MP3和ZIP',
    en: 'Only PDF, OFD, Office documents, common pictures, MP4, MP3 and ZIP are taken',
  });
  const stored = await ctx.media.put(input.bytes);
  const file = { ...stored, name, sourceUrl: null, mediaType: type.type };
  const [attachment] = await attach(ctx, { copyId: input.copyId, files: [file] });
  must(attachment, 'INTERNAL');
  return attachment;
}
