import type { Context } from '../identity/context.ts';
import { decodeText } from '../platform/fetch/charset.ts';
import { escapeHtml } from '../platform/html/diff.ts';
import { sniffMediaType } from '../platform/media/media-type.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { readUpstreamDate } from './article/dates.ts';
import { convertDocument } from './convert-document.ts';
import type { BringItemInput } from './inputs.ts';
import { type Illustrated, keepInlinePictures } from './keep-picture.ts';
import { LONGEST } from './listed-fields.ts';

/** The largest page or document an editor may bring, in bytes. */
export const LARGEST_BROUGHT = 8 * 1024 * 1024;

/** A page as an editor pastes it, or as a file. */
export interface Bringing extends BringItemInput {
  file?: Uint8Array;
}

/** What an editor brought: HTML that is read as a page, what it was made from, and as what it came. */
export interface BroughtPage extends Illustrated {
  bytes: Uint8Array;
  form: 'html' | 'docx';
}

/**
 * Takes what an editor pasted or uploaded for a page; what was entered of title, date and origin stands in it as META
 * tags, before the page's own. Refuses what is too large, neither HTML nor .docx, or of a date that is none.
 */
export async function broughtPage(ctx: Context, input: Bringing): Promise<BroughtPage> {
  const isOne = Boolean(input.html?.trim()) !== Boolean(input.file);
  must(isOne, 'BAD_USER_INPUT', {
    zh: '请粘贴网页HTML，或上传一个文件（二者取一）',
    en: 'Give either html or a file',
  });
  const entered = enteredTags(input);
  const bytes = Buffer.from(input.file ?? input.html ?? '');
  must(bytes.byteLength > 0 && bytes.byteLength <= LARGEST_BROUGHT, 'TOO_LARGE', {
    zh: '原文不能为空，且不超过8MB',
    en: 'The page must not be empty, and 8 MB at most',
  });
  const form = formOf(bytes);
  const { html, pictures } =
    form === 'docx' ? await convertDocument(ctx, bytes) : await keepInlinePictures(ctx, decodeText(bytes));
  return { html: entered + pageOf(html), pictures, bytes, form };
}

function enteredTags({ title, published, originName }: BringItemInput): string {
  const date = optionalLine('published', published, 40);
  must(date === null || readUpstreamDate(date), 'BAD_USER_INPUT', {
    zh: '发布时间应形如 2026-11-20 或 2026-11-20 09:30',
    en: 'published should be like 2026-11-20 or 2026-11-20 09:30',
  });
  const tags = {
    ArticleTitle: optionalLine('title', title, LONGEST.title),
    PubDate: date,
    ContentSource: optionalLine('originName', originName, LONGEST.name),
  };
  return Object.entries(tags)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value ?? '')}">`)
    .join('');
}

function formOf(bytes: Buffer): BroughtPage['form'] {
  const extension = sniffMediaType(bytes)?.extension;
  if (extension === 'docx') return 'docx';
  const beginning = bytes.toString('latin1', 0, 2_000);
  const isArchive = /^(?:From: <Saved by|MIME-Version:)/iu.test(beginning.trimStart());
  const isText =
    extension === undefined && !isArchive && /<[a-z!]/iu.test(bytes.toString('latin1', 0, 100_000));
  if (isText) return 'html';
  throw new Refusal('BAD_USER_INPUT', {
    zh: '只能粘贴或上传网页（.html，保存类型选“仅HTML”）或Word文档（.docx）；旧版.doc请先另存为.docx',
    en: 'Only a page (.html, saved as HTML only) or a Word document (.docx) can be brought',
  });
}

/** A document, or a piece of a page that was pasted, is the text itself; a whole page is read as it is. */
function pageOf(html: string): string {
  return /<(?:html|body|head)[\s>]/iu.test(html) ? html : `<div class="article-content">${html}</div>`;
}
