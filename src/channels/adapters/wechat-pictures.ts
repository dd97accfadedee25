import { sniffMediaType } from '../../platform/media/media-type.ts';
import type { Parcel } from './matter.ts';
import type { Outcome } from './outcome.ts';
import { harmless } from './wechat-answer.ts';
import { uploadToWechat, type WechatFile } from './wechat-calls.ts';
import { plainCover } from './wechat-cover.ts';
import { picturesIn } from './wechat-html.ts';
import type { WechatDoor } from './wechat-settings.ts';

/** uploadimg takes JPEG and PNG of less than 1 MB; the library takes GIF too, up to 10 MB. */
const [SMALL, LARGE] = [1024 * 1024, 10 * 1024 * 1024];
const SMALL_TYPES = new Set(['image/jpeg', 'image/png']);
const LIBRARY_TYPES = new Set(['image/jpeg', 'image/png', 'image/gif']);

/** More uploads are left to the next try, so that none outlasts its job. */
const MOST_AT_ONCE = 20;
const MOST_LOOKED_AT = 5;
/** Addresses of WeChat's pictures do not expire; they are asked anew all the same, for a person may clear the library. */
const KEPT_MS = 180 * 86_400_000;

/** Something that was readied at the far side, or why it was not. */
export type Ready<T> = { ok: true; value: T } | { ok: false; outcome: Outcome };

function failed(kind: 'retry' | 'refused', detail: string): { ok: false; outcome: Outcome } {
  return { ok: false, outcome: { kind, detail } };
}

async function fileOf(hash: string, door: WechatDoor): Promise<WechatFile | string> {
  const bytes = await door.media(hash);
  if (!bytes) return '配图已不在媒体库中';
  const type = sniffMediaType(bytes);
  if (!type || !LIBRARY_TYPES.has(type.type)) {
    return `微信不接受 ${type?.extension ?? '未知'} 格式的配图，请换成 JPG 或 PNG`;
  }
  if (bytes.byteLength > LARGE) return '配图超过 10 MB，微信不接受';
  return { bytes, type: type.type, extension: type.extension };
}

function isSmall({ bytes, type }: WechatFile): boolean {
  return SMALL_TYPES.has(type) && bytes.byteLength < SMALL;
}

/** Uploads once; what comes of it is remembered under the name. */
async function remembered(
  door: WechatDoor,
  name: string,
  upload: () => Promise<Ready<string>>,
): Promise<Ready<string>> {
  const row = await door.memory.read(name);
  if (row?.value) return { ok: true, value: row.value };
  const done = await upload();
  if (!done.ok) return done;
  const expiresAt = new Date(door.now.getTime() + KEPT_MS);
  await door.memory.write(name, done.value, { version: row?.version ?? 0, expiresAt });
  return done;
}

async function uploaded(
  door: WechatDoor,
  path: string,
  file: WechatFile,
  field: 'url' | 'media_id',
): Promise<Ready<string>> {
  const answer = await uploadToWechat(door, path, file);
  if (!answer.ok) return { ok: false, outcome: harmless(answer) };
  const value = answer.body[field];
  if (typeof value === 'string' && value !== '') return { ok: true, value };
  return failed('retry', `the answer names no ${field}`);
}

/** WeChat's own addresses of an article's pictures, by their hashes; those that are not there yet are uploaded. */
export async function readyPictures(
  html: string,
  door: WechatDoor,
): Promise<Ready<ReadonlyMap<string, string>>> {
  const addresses = new Map<string, string>();
  let uploads = 0;
  const upload = async (hash: string): Promise<Ready<string>> => {
    uploads += 1;
    if (uploads > MOST_AT_ONCE) return failed('retry', 'more pictures are to be uploaded at the next try');
    const file = await fileOf(hash, door);
    if (typeof file === 'string') return failed('refused', file);
    return uploaded(
      door,
      isSmall(file) ? 'media/uploadimg' : 'material/add_material?type=image',
      file,
      'url',
    );
  };
  for (const hash of new Set(picturesIn(html).filter((one) => one !== null))) {
    const ready = await remembered(door, `picture:${hash}`, () => upload(hash));
    if (!ready.ok) return ready;
    addresses.set(hash, ready.value);
  }
  return { ok: true, value: addresses };
}

/** The first picture that the library takes as a cover; null where there is none. */
async function coverFile(
  { rendition }: Parcel,
  door: WechatDoor,
): Promise<{ name: string; file: WechatFile } | null> {
  const hashes = picturesIn(rendition.html ?? '').filter((hash) => hash !== null);
  for (const hash of hashes.slice(0, MOST_LOOKED_AT)) {
    const file = await fileOf(hash, door);
    if (typeof file !== 'string') return { name: `cover:${hash}`, file };
  }
  return null;
}

/** The permanent media id of an article's cover: of its first picture, of the settings, or of a plain one. With `isLost` the one that was remembered is no longer there. */
export async function readyCover(parcel: Parcel, door: WechatDoor, isLost = false): Promise<Ready<string>> {
  const own = await coverFile(parcel, door);
  if (!own && door.settings.coverMediaId) return { ok: true, value: door.settings.coverMediaId };
  const { name, file } = own ?? { name: 'cover:plain', file: plainCover() };
  const row = isLost ? await door.memory.read(name) : null;
  if (row) await door.memory.write(name, '', { version: row.version });
  return remembered(door, name, () => uploaded(door, 'material/add_material?type=image', file, 'media_id'));
}
