import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MOST_PAGES = 300;

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const SETTINGS = {
  // Chinese fonts that are not embedded name their characters by tables that come with the library.
  cMapUrl: join(home, 'cmaps/'),
  cMapPacked: true,
  standardFontDataUrl: join(home, 'standard_fonts/'),
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  verbosity: VerbosityLevel.ERRORS,
};

type Pages = Awaited<ReturnType<typeof getDocument>['promise']>;

async function textOfPage(pages: Pages, page: number): Promise<string> {
  const { items } = await (await pages.getPage(page)).getTextContent();
  const words = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''));
  return `${words.join('')}\n`;
}

/** The words of a PDF, page by page, 300 pages at most; ends once there are more than `most` characters. */
export async function textOfPdf(file: Uint8Array, most: number): Promise<string> {
  const task = getDocument({ ...SETTINGS, data: new Uint8Array(file) });
  const pages = await task.promise;
  let text = '';
  for (let page = 1; page <= Math.min(pages.numPages, MOST_PAGES) && text.length < most; page++)
    text += await textOfPage(pages, page);
  await task.destroy();
  return text;
}
