import { strToU8, zipSync } from 'fflate';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { sniffMediaType } from '../platform/media/media-type.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import type { Parcel } from './adapters/index.ts';
import { Channel } from './channel.ts';
import { Delivery } from './delivery.ts';
import { openChannel } from './open-channel.ts';
import { packParcel } from './pack-parcel.ts';
import { textBlocks } from './text-blocks.ts';
import { writeDocx } from './write-docx.ts';

/** A package to post by hand: a zip and the name it is offered under. */
export interface HandPackage {
  name: string;
  bytes: Uint8Array;
}

const PICTURE = /<img[^>]*\ssrc="([^"]*\/media\/([0-9a-f]{64})\/[^"]*)"/g;
const MOST_BYTES = 100 * 1024 * 1024;

interface Picture {
  src: string;
  name: string;
  bytes: Uint8Array;
}

async function picturesOf(ctx: Context, html: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  let room = MOST_BYTES;
  for (const [, src = '', sha256 = ''] of html.matchAll(PICTURE)) {
    const bytes = await ctx.media.get(sha256);
    if (!bytes || bytes.byteLength > room || pictures.some((one) => one.src === src)) continue;
    room -= bytes.byteLength;
    const extension = sniffMediaType(bytes)?.extension ?? 'bin';
    pictures.push({ src, bytes, name: `图${pictures.length + 1}.${extension}` });
  }
  return pictures;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function htmlOf({ rendition }: Parcel): string {
  const lines = rendition.text.split('\n').map((line) => `<p>${escaped(line)}</p>`);
  return rendition.html ?? lines.join('');
}

async function zipOf(ctx: Context, parcel: Parcel, instructions: string): Promise<Uint8Array> {
  const html = htmlOf(parcel);
  const pictures = await picturesOf(ctx, html);
  const names = new Map(pictures.map(({ src, name }) => [src, name]));
  const { title, text } = parcel.rendition;
  const plain = [title, '', text, '', `原文：${parcel.link}`, ...(instructions ? ['', instructions] : [])];
  const docx = await writeDocx(title, textBlocks(html, names));
  const files = Object.fromEntries(pictures.map(({ name, bytes }) => [`图片/${name}`, bytes]));
  // Pictures are packed already; a fixed time makes the same package twice.
  return zipSync(
    { '正文.txt': strToU8(`\uFEFF${plain.join('\r\n')}`), '正文.docx': docx, ...files },
    { level: 1, mtime: parcel.edition.at },
  );
}

/** The text, the pictures and a Word document of a delivery, for who carries it out by hand; of one that is to be taken down, what to say. */
export async function makePackage(ctx: Context, deliveryId: string): Promise<HandPackage> {
  mustHaveRole(ctx.actor);
  const packed = await transact(ctx, async (tx) => {
    const delivery = await mustFind(tx.em, Delivery, deliveryId);
    const channel = await mustFind(tx.em, Channel, delivery.channel.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    const parcel = await packParcel(tx, delivery, { ...openChannel(tx, channel), channel });
    await tx.em.flush();
    return { parcel, channel };
  });
  const { instructions } = packed.channel.settings;
  const bytes = await zipOf(ctx, packed.parcel, typeof instructions === 'string' ? instructions : '');
  return { name: `${packed.parcel.rendition.title.slice(0, 60)}.zip`, bytes };
}
