import { Parser } from 'htmlparser2';
import { Field, Int, ObjectType } from 'type-graphql';
import { PICTURE_WIDTHS, pictureAddress } from './media/picture-size.ts';

/** A picture of a body at one width. */
@ObjectType({ simpleResolvers: true })
export class PictureSource {
  @Field(() => Int)
  width!: number;

  @Field(() => String)
  avif!: string;

  @Field(() => String)
  webp!: string;
}

/** A picture of a body (图片). */
@ObjectType({ simpleResolvers: true })
export class Picture {
  @Field(() => String, { description: '原图的绝对地址' })
  url!: string;

  @Field(() => String, { nullable: true })
  alt!: string | null;

  @Field(() => [PictureSource], { description: '各种宽度；不由本平台保存的图片没有' })
  sources!: PictureSource[];
}

/** The most pictures of one body that are told. */
const MOST = 100;

const KEPT = /^(?:https?:\/\/[^/]+)?(\/media\/([0-9a-f]{64})\/[^?#]*)$/;

/** Rule: the file of the media store that an address leads to, and the address on the hub; null for any other address. */
export function keptFile(address: string): { sha256: string; path: string } | null {
  const [, path, sha256] = KEPT.exec(address) ?? [];
  return path && sha256 ? { path, sha256 } : null;
}

function pictureOf(src: string, alt: string | null, publicUrl: string): Picture {
  const file = keptFile(src);
  if (!file) return { url: src, alt, sources: [] };
  const url = `${publicUrl}${file.path}`;
  // A moving picture would stand still in another format.
  if (/\.gif$/i.test(file.path)) return { url, alt, sources: [] };
  const sources = PICTURE_WIDTHS.map((width) => ({
    width,
    avif: `${publicUrl}${pictureAddress(file.sha256, width, 'avif')}`,
    webp: `${publicUrl}${pictureAddress(file.sha256, width, 'webp')}`,
  }));
  return { url, alt, sources };
}

/** The longest `<img>` that is looked at for the head of a page, in characters. */
export const LONGEST_IMG = 4_096;

/** Rule: the address of the first picture of a body, by what begins with its first `<img`; null where there is none. */
export function firstPicture(html: string, publicUrl: string): string | null {
  const at = html.indexOf('<img');
  return at < 0 ? null : (picturesOf(html.slice(at, at + LONGEST_IMG), publicUrl)[0]?.url ?? null);
}

/** Rule: the pictures of a body in their order, each once, at most 100. */
export function picturesOf(html: string, publicUrl: string): Picture[] {
  const found = new Map<string, Picture>();
  if (!html.includes('<img')) return [];
  const parser = new Parser({
    onopentag: (name, { src, alt = null }) => {
      if (name !== 'img' || !src || found.has(src) || found.size >= MOST) return;
      found.set(src, pictureOf(src, alt || null, publicUrl));
    },
  });
  parser.end(html);
  return [...found.values()];
}
