import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sniffMediaType } from '../../../src/platform/media/media-type.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A ZIP of empty stored files with these names. */
function zipOf(names: string[], comment = ''): Buffer {
  const locals = names.map((name) => {
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04', 'latin1');
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, latin1(name)]);
  });
  const entries = names.map((name) => {
    const header = Buffer.alloc(46);
    header.write('PK\x01\x02', 'latin1');
    header.writeUInt16LE(name.length, 28);
    return Buffer.concat([header, latin1(name)]);
  });
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  return Buffer.concat([...locals, ...entries, end, latin1(comment)]);
}

/** A compound file with one directory entry of this name. */
function compoundOf(name: string): Buffer {
  const file = Buffer.alloc(2048);
  file.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1');
  file.write(`${name}\0`, 1024 + 128, 'utf16le');
  file.writeUInt16LE((name.length + 1) * 2, 1024 + 128 + 64);
  return file;
}

it.each([
  ['pdf', latin1('%PDF-1.7\n')],
  ['pdf', latin1('\xef\xbb\xbf\r\n%PDF-1.4\n')],
  ['png', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['jpg', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['gif', latin1('GIF89a\x01\0')],
  ['webp', latin1('RIFF\x24\0\0\0WEBPVP8 ')],
  ['mp4', latin1('\0\0\0\x20ftypisom\0\0\x02\0')],
  ['mp3', latin1('ID3\x03\0')],
  ['mp3', latin1('\xff\xfb\x90\x64\0')],
  ['zip', zipOf(['a.txt'])],
  ['zip', zipOf([])],
  ['zip', latin1('PK\x03\x04 and no directory')],
  ['docx', zipOf(['[Content_Types].xml', '_rels/.rels', 'word/document.xml'])],
  ['xlsx', zipOf(['[Content_Types].xml', 'xl/workbook.xml'])],
  ['pptx', zipOf(['[Content_Types].xml', 'ppt/presentation.xml'], 'a comment')],
  ['ofd', zipOf(['OFD.xml', 'Doc_0/Document.xml'])],
  ['doc', compoundOf('WordDocument')],
  ['xls', compoundOf('Workbook')],
  ['xls', compoundOf('Book')],
  ['ppt', compoundOf('PowerPoint Document')],
])('knows a %s by its bytes (%#)', (extension, bytes) => {
  expect(sniffMediaType(bytes)).toMatchObject({ extension });
});

it.each([
  ['SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['SVG with a declaration', latin1('<?xml version="1.0"?><svg/>')],
  ['HTML', latin1('<!DOCTYPE html><html></html>')],
  ['a program', latin1('MZ\x90\0')],
  ['a HEIC picture', latin1('\0\0\0\x18ftypheic')],
  ['UTF-16 text', latin1('\xff\xfea\0b\0')],
  ['a compound file of another program', compoundOf('Other')],
  ['nothing', Buffer.alloc(0)],
  ['a name alone', latin1('report.pdf')],
])('does not know %s', (_what, bytes) => expect(sniffMediaType(bytes)).toBeNull());

it('lets browsers show pictures, sound, video and PDF, and nothing that could run', () => {
  const inline = (bytes: Buffer) => sniffMediaType(bytes)?.inline;
  expect([latin1('%PDF-1.7'), latin1('GIF89a'), latin1('ID3')].map(inline)).toEqual([true, true, true]);
  expect([zipOf(['OFD.xml']), zipOf(['a']), compoundOf('WordDocument')].map(inline)).toEqual([
    false,
    false,
    false,
  ]);
});

it('never fails, whatever the bytes', () => {
  const starts = fc.constantFrom(
    '',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    '\xff\xfb',
    'RIFF',
  );
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 300 }), fc.boolean(), (start, rest, hasEnd) => {
      const bytes = Buffer.concat([latin1(start), rest, latin1(hasEnd ? 'PK\x05\x06' : ''), rest]);
      expect([null, 'string']).toContainEqual(sniffMediaType(bytes) && typeof sniffMediaType(bytes)?.type);
    }),
    { numRuns: 2000 },
  );
});
