import { crc32, deflateSync } from 'node:zlib';
import type { WechatFile } from './wechat-calls.ts';

/** 2.35 to 1, as WeChat shows covers. */
const [WIDTH, HEIGHT] = [900, 383];
const COLOUR = [0xc8, 0x16, 0x1d];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A plain cover for articles without a picture: a PNG of one colour, the same at every call. */
export function plainCover(): WechatFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3], 8);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  const bytes = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(COLOUR)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, type: 'image/png', extension: 'png' };
}
