import mammoth from 'mammoth';
import type { Context } from '../identity/context.ts';
import { unpacksWithin } from '../platform/media/zip-file.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { type Illustrated, keepPicture } from './keep-picture.ts';

/** Half a second's work a megabyte: more markup than any policy has. */
const MOST_XML = 4 * 1024 * 1024;
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_PICTURES = 50;

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh"];

/**
 * A Word document (.docx) as HTML, not yet sanitised, its pictures in the media store under `/media/…`. Refuses with
 * TOO_LARGE what unpacks beyond the bounds, and with BAD_USER_INPUT what no reader of such documents can read.
 */
export async function convertDocument(ctx: Context, file: Buffer): Promise<Illustrated> {
  must(await unpacksWithin(file, { xml: MOST_XML, all: MOST_UNPACKED }), 'TOO_LARGE', {
    zh: '文档已损坏，或解开后过大（文字部分不超过4MB）',
    en: 'The document is damaged, or too large once unpacked (4 MB of text at most)',
  });
  const pictures: string[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = pictures.length < MOST_PICTURES ? await image.readAsBuffer() : null;
    const src = bytes && (await keepPicture(ctx, bytes));
    if (src) pictures.push(src);
    return { src: src ?? '' };
  });
  try {
    const { value: html } = await mammoth.convertToHtml({ buffer: file }, { styleMap: STYLES, convertImage });
    return { html, pictures };
  } catch (error) {
    ctx.log.warn({ err: error }, 'a document could not be converted');
    throw new Refusal('BAD_USER_INPUT', {
      zh: '文档无法读取，请在Word或WPS中另存为.docx后再上传',
      en: 'The document could not be read; save it as .docx once more',
    });
  }
}
