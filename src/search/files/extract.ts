// A process of its own: reads a file from its input, writes its words to its output. What is hostile in a file meets
// neither the hub's memory nor its secrets here; whoever started this ends it when it takes too long or grows too large.
import { buffer } from 'node:stream/consumers';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { unpacksWithin, zipKind } from '../../platform/media/zip-file.ts';
import { textOfPdf } from './text-of-pdf.ts';

/** The most words of a file that are kept, in UTF-16 units. */
const MOST = 300_000;
const UNPACKED = { xml: 16 * 1024 * 1024, all: 64 * 1024 * 1024 };

async function textOfXlsx(file: Buffer): Promise<string> {
  const sheets = await readXlsxFile(file);
  const lines = sheets.flatMap(({ sheet, data }) => [
    sheet,
    ...data.map((row) => row.filter((one) => one !== null).join(' ')),
  ]);
  return lines.join('\n');
}

async function textOf(file: Buffer): Promise<string> {
  if (file.subarray(0, 1024).includes('%PDF-')) return textOfPdf(file, MOST);
  const kind = zipKind(file);
  if ((kind !== 'docx' && kind !== 'xlsx') || !(await unpacksWithin(file, UNPACKED)))
    throw new Error('no such file is read');
  return kind === 'docx' ? (await mammoth.extractRawText({ buffer: file })).value : textOfXlsx(file);
}

const text = await textOf(await buffer(process.stdin));
process.stdout.write(text.slice(0, MOST));
