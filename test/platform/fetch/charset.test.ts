import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/platform/fetch/charset.ts';

const TEXT = '国务院办公厅关于印发通知';
const page = (meta: string) => `<html><head>${meta}<title>${TEXT}</title></head></html>`;
const inGbk = (text: string) => new Uint8Array(iconv.encode(text, 'gbk'));
const inUtf8 = (text: string) => new TextEncoder().encode(text);

describe('decoding a page', () => {
  it('believes the bytes when a page declares GB2312 and is UTF-8', () => {
    const lie = page('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">');
    expect(decodeText(inUtf8(lie), 'text/html; charset=GBK')).toBe(lie);
  });

  it('believes the bytes when a page declares UTF-8 and is GBK', () => {
    const lie = page('<meta charset="utf-8">');
    expect(decodeText(inGbk(lie), 'text/html; charset=utf-8')).toBe(lie);
  });

  it('reads GB18030 where nothing is declared', () => {
    const text = `${TEXT} 镕 㐀 𠀀`;
    expect(decodeText(new Uint8Array(iconv.encode(text, 'gb18030')))).toBe(text);
  });

  it.each([
    ['the HTTP header', '', 'text/html;charset="big5"'],
    ['a meta charset', '<meta charset=Big5>', undefined],
    ['an http-equiv', "<META http-equiv='content-type' content='text/html; charset=BIG5'>", undefined],
  ])('reads the charset declared in %s', (_where, meta, header) => {
    const text = `<html>${meta}<p>國務院辦公廳關於印發通知</p>`;
    expect(decodeText(new Uint8Array(iconv.encode(text, 'big5')), header)).toBe(text);
  });

  it('reads the charset of an XML declaration', () => {
    const feed = `<?xml version="1.0" encoding="Big5"?><rss><title>國務院辦公廳</title></rss>`;
    expect(decodeText(new Uint8Array(iconv.encode(feed, 'big5')))).toBe(feed);
  });

  it('prefers the HTTP header to the meta tag', () => {
    const text = '<meta charset="euc-kr">國務院辦公廳';
    expect(decodeText(new Uint8Array(iconv.encode(text, 'big5')), 'text/html; charset=big5')).toBe(text);
  });

  it.each(['utf8', 'utf16le', 'utf16be'] as const)(
    'obeys a byte order mark (%s) above all, and removes it',
    (encoding) => {
      const bytes = new Uint8Array(iconv.encode(TEXT, encoding, { addBOM: true }));
      expect(decodeText(bytes, 'text/html; charset=gbk')).toBe(TEXT);
    },
  );

  it('keeps a UTF-8 page UTF-8 when one character was cut in half', () => {
    const bytes = inUtf8(TEXT.repeat(20) + page('<meta charset="gb2312">'));
    const spoilt = new Uint8Array([...bytes.subarray(0, 31), ...bytes.subarray(32)]);
    expect(decodeText(spoilt)).toContain(`${TEXT}</title>`);
  });

  it('keeps a short declared UTF-8 text UTF-8 when its end was cut', () => {
    expect(decodeText(inUtf8('通稿').subarray(0, 5), 'text/plain; charset=utf-8')).toBe('通\uFFFD');
  });

  it.each(['hex', 'base64', 'utf-7', 'no-such-charset', '__proto__'])(
    'ignores the declared charset "%s"',
    (label) => {
      expect(decodeText(inGbk(TEXT), `text/html; charset=${label}`)).toBe(TEXT);
    },
  );

  it('decodes nothing to nothing', () => expect(decodeText(new Uint8Array())).toBe(''));
});

it('decoding believes the bytes when a server names a Western charset for Chinese', () => {
  expect(decodeText(inGbk(page('')), 'text/html; charset=ISO-8859-1')).toBe(page(''));
  const western = 'Déclaration à l’été : café, Noël';
  const bytes = new Uint8Array(iconv.encode(western, 'win1252'));
  expect(decodeText(bytes, 'text/html; charset=windows-1252')).toBe(western);
});
