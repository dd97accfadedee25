import { Severity } from '../finding.ts';
import { type Check, faultAt } from './check.ts';

// Names that programs give; they tell a listener nothing.
const NAMELESS =
  /^(?:图片?[\s\d]*|图像\d*|照片\d*|截图[\s\d_-]*|微信图片[\s\d_-]*|未标题[\s\d-]*|默认|img|image[\s\d]*|picture[\s\d]*|photo\d*|untitled.*|[\w\s()（）-]+\.(?:png|jpe?g|gif|bmp|webp|svg)|[\d_-]+|[\da-f]{16,})$/i;

/** Finds pictures without words that stand for them (网站设计无障碍技术要求 GB/T 37668—2019). */
export const alternativeText: Check = (proof) =>
  proof.elements.flatMap(({ name, attributes, start, end }) => {
    const words = attributes.alt?.trim() ?? '';
    if (name !== 'img' || (words !== '' && !NAMELESS.test(words))) return [];
    const file = attributes.src?.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
    const reason = words === '' ? `图片“${file}”没有替代文字` : `图片的替代文字“${words}”不能说明内容`;
    return [faultAt(proof, 'body', [start, end], { severity: Severity.HINT, reason })];
  });
