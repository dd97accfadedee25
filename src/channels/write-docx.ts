import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Run } from './text-blocks.ts';

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

function runOf({ text, bold, link }: Run): TextRun | ExternalHyperlink {
  if (!link || !/^https?:/.test(link)) return new TextRun({ text, bold });
  return new ExternalHyperlink({ link, children: [new TextRun({ text, bold, style: 'Hyperlink' })] });
}

function tableOf(rows: string[][]): Table {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells) => new TableRow({ children: (cells.length > 0 ? cells : ['']).map(cell) })),
  });
}

function blockOf(block: Block): Paragraph | Table {
  if (block.kind === 'table') return tableOf(block.rows);
  const children = block.runs.map(runOf);
  if (block.kind === 'heading')
    return new Paragraph({ heading: LEVELS[Math.min(block.level, 3) - 1], children });
  if (block.kind === 'point') return new Paragraph({ bullet: { level: 0 }, children });
  return new Paragraph({ indent: { firstLine: 480 }, children });
}

/** A title and lines as a Word document (docx). */
export function writeDocx(title: string, blocks: readonly Block[]): Promise<Uint8Array> {
  const head = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] });
  const document = new Document({
    title,
    creator: '通稿',
    styles: { default: { document: { run: { font: 'SimSun', size: 24 } } } },
    sections: [{ children: [head, ...blocks.map(blockOf)] }],
  });
  return Packer.toBuffer(document);
}
