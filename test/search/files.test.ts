import { createHash } from 'node:crypto';
import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { FILE_BOUNDS, readFileText } from '../../src/search/files/read-file-text.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const docx = (text: string) =>
  Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));

/** A PDF of one page with one line in Latin letters, as small as one can be. */
function pdf(text: string): Buffer {
  const stream = `BT /F1 12 Tf 20 100 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, nth) => {
    const place = file.length;
    file += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${file}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}

/** A workbook of one sheet with some cells. */
function xlsx(cells: string[]): Buffer {
  const rows = cells
    .map(
      (cell, nth) => `<row r="${nth + 1}"><c r="A${nth + 1}" t="inlineStr"><is><t>${cell}</t></is></c></row>`,
    )
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pack = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files = {
    '[Content_Types].xml': `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="补贴名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );
}

test('the words of Word, PDF and Excel files are read', async () => {
  expect(await readFileText(await docx('屋顶光伏申报指南'))).toMatchObject({
    text: expect.stringContaining('屋顶光伏申报指南'),
    trouble: null,
  });
  expect(await readFileText(pdf('Rooftop photovoltaics'))).toMatchObject({
    text: expect.stringContaining('Rooftop photovoltaics'),
    trouble: null,
  });
  const { text } = await readFileText(xlsx(['申请人', '高龄津贴']));
  expect(text.split('\n')).toEqual(['补贴名单', '申请人', '高龄津贴']);
});

test.each([
  ['what is no such file', Buffer.from('只是文字')],
  ['a broken PDF', Buffer.from('%PDF-1.7\nno more than that')],
  [
    'a broken Word file',
    Buffer.from(
      zipSync({ '[Content_Types].xml': strToU8('<'), 'word/document.xml': strToU8('<w:document') }),
    ),
  ],
  ['nothing', Buffer.alloc(0)],
])('%s is unreadable, and no more than that', async (_, file) => {
  expect(await readFileText(file)).toEqual({ text: '', trouble: 'UNREADABLE' });
});

test('a file that unpacks to more than its bound is not read', async () => {
  const bomb = zipSync({
    '[Content_Types].xml': strToU8('<a/>'),
    'word/document.xml': new Uint8Array(20 * 1024 * 1024),
  });
  expect(await readFileText(bomb)).toEqual({ text: '', trouble: 'UNREADABLE' });
});

test('reading ends at its bounds of size, time and memory', async () => {
  const file = await docx('慢');
  expect(await readFileText(file, { ...FILE_BOUNDS, bytes: 10 })).toEqual({ text: '', trouble: 'TOO_LARGE' });
  expect(await readFileText(file, { ...FILE_BOUNDS, milliseconds: 1 })).toEqual({
    text: '',
    trouble: 'TOO_SLOW',
  });
  expect((await readFileText(file, { ...FILE_BOUNDS, memory: 8 * 1024 * 1024 })).trouble).not.toBeNull();
});

test('a content is found by the words of its attachments, which are marked, and no longer once it is withdrawn', async () => {
  const bytes = await docx('附件规定：屋顶光伏项目须经结构安全评估。');
  const { sha256 } = await given.hub.media.put(bytes);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const copy = await draft(given, { title: '新能源项目申报通知' });
  const file = {
    name: '申报指南.docx',
    sha256,
    bytes: bytes.length,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sourceUrl: null,
  };
  await attach(await given.as('editor'), { copyId: copy.id, files: [file] });
  await approve(given, copy);
  const contentId = (await publish(await given.as('editor'), { id: copy.id })).contentId ?? '';
  await given.settle();
  const search = () => openSearch(given.hub).search({ query: '屋顶光伏 结构安全', first: 5 });
  const [hit] = (await search()).hits;
  expect(hit).toMatchObject({
    contentId,
    highlight: { body: expect.stringContaining('<mark>屋顶光伏</mark>') },
  });
  const byName = await openSearch(given.hub).search({ query: '申报指南', first: 5 });
  expect(byName.hits.map((one) => one.contentId)).toContain(contentId);
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '误发' });
  expect((await search()).hits).toEqual([]);
});
