import { load } from 'cheerio';
import type { WechatRequest, WechatState } from './wechat-state.ts';

const [TITLE, AUTHOR, DIGEST, CHARACTERS, BYTES, ADDRESS] = [32, 16, 128, 20_000, 1024 * 1024, 1024];
const FORBIDDEN = 'script,style,iframe,form,input,button,video,audio,object,embed,link,meta';

const count = (text: unknown) => Array.from(String(text ?? '')).length;

/** Rule: the code by which an article is refused; 0 for one that is taken. */
export function codeOfArticle(article: Record<string, unknown>, materials: WechatState['materials']): number {
  const content = String(article.content ?? '');
  const rules: [isBroken: boolean, code: number][] = [
    [count(article.title) === 0, 40035],
    [count(article.title) > TITLE, 45003],
    [count(article.author) > AUTHOR, 45110],
    [count(article.digest) > DIGEST, 45004],
    [content === '', 44004],
    [content.length >= CHARACTERS || Buffer.byteLength(content) >= BYTES, 45002],
    [Buffer.byteLength(String(article.content_source_url ?? '')) > ADDRESS, 45005],
    [!materials.has(String(article.thumb_media_id)), 40007],
  ];
  return rules.find(([isBroken]) => isBroken)?.[1] ?? 0;
}

/** Rule: content as the platform keeps it: no code, no classes, no pictures from elsewhere, no links but to its own pages. */
export function filtered(content: string, { base }: WechatRequest): string {
  const $ = load(content, null, false);
  $(FORBIDDEN).remove();
  $('img').each((_, tag) => {
    if (!(tag.attribs.src ?? '').startsWith(`${base}/pictures/`)) $(tag).remove();
  });
  $('a').each((_, tag) => {
    if (!(tag.attribs.href ?? '').startsWith('https://mp.weixin.qq.com/'))
      $(tag).replaceWith($(tag).contents());
  });
  $('*').each((_, tag) => {
    for (const name of Object.keys('attribs' in tag ? tag.attribs : {})) {
      if (/^(on|class$|id$)/i.test(name)) $(tag).removeAttr(name);
    }
  });
  return $.html();
}

/** Rule: the type of a picture by how it begins; null for what is none. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const known: [magic: string, type: string][] = [
    ['\xff\xd8\xff', 'image/jpeg'],
    ['\x89PNG', 'image/png'],
    ['GIF8', 'image/gif'],
    ['BM', 'image/bmp'],
  ];
  return known.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

const UPLOADS = {
  text: { types: ['image/jpeg', 'image/png'], most: 1024 * 1024 - 1 },
  thumb: { types: ['image/jpeg'], most: 64 * 1024 },
  image: { types: ['image/jpeg', 'image/png', 'image/gif', 'image/bmp'], most: 10 * 1024 * 1024 },
};

/** Rule: the code by which an upload is refused: 40004 for what it is to be, 40005 for its type, 40009 for its size; 0 for one that is taken. */
export function codeOfUpload(path: string, kind: string | null, bytes: Uint8Array | null): number {
  const isLibrary = path !== 'media/uploadimg';
  if (isLibrary && kind !== 'image' && kind !== 'thumb') return 40004;
  const { types, most } = UPLOADS[isLibrary ? (kind as 'image' | 'thumb') : 'text'];
  const type = bytes && pictureType(bytes);
  if (!bytes || !type || !types.includes(type)) return 40005;
  return bytes.byteLength > most ? 40009 : 0;
}
