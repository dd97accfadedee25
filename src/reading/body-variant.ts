import { type CheerioAPI, load } from 'cheerio';
import { registerEnumType } from 'type-graphql';
import { PICTURE_WIDTHS, type PictureWidth, pictureAddress } from './media/picture-size.ts';
import { keptFile } from './pictures.ts';

/** For what a body is cut. */
export enum BodyVariant {
  MOBILE = 'MOBILE',
  SCREEN = 'SCREEN',
}
registerEnumType(BodyVariant, {
  name: 'BodyVariant',
  description: '正文版式',
  valuesConfig: {
    MOBILE: { description: '手机：图片按宽度取小图并延迟加载，表格可横向滚动' },
    SCREEN: { description: '大屏：只留文字、表格和图片，没有链接和音视频' },
  },
});

const MOBILE_WIDTHS = PICTURE_WIDTHS.filter((width) => width >= 320 && width <= 1080);

function scale($: CheerioAPI, publicUrl: string, widths: readonly PictureWidth[], shown: PictureWidth): void {
  for (const element of $('img')) {
    const picture = $(element);
    const src = picture.attr('src') ?? '';
    const file = keptFile(src);
    // A moving picture would stand still in another format.
    if (!file || /\.gif$/i.test(file.path)) continue;
    const at = (width: PictureWidth) => `${publicUrl}${pictureAddress(file.sha256, width, 'webp')}`;
    picture.attr('src', at(shown));
    if (widths.length > 1) picture.attr('srcset', widths.map((width) => `${at(width)} ${width}w`).join(', '));
  }
}

function forMobile($: CheerioAPI, publicUrl: string): void {
  scale($, publicUrl, MOBILE_WIDTHS, 768);
  $('img')
    .attr({ loading: 'lazy', decoding: 'async', sizes: '100vw' })
    .removeAttr('width')
    .removeAttr('height');
  $('table').wrap('<div class="wide" style="overflow-x:auto"></div>');
}

function forScreen($: CheerioAPI, publicUrl: string): void {
  scale($, publicUrl, [1920], 1920);
  $('video, audio, source').remove();
  for (const link of $('a')) $(link).replaceWith($(link).contents());
}

/** Rule: a sanitised body cut for a variant; nothing is added to it but sizes of its own pictures and a frame round tables. */
export function cutBody(html: string, variant: BodyVariant, publicUrl: string): string {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } }, false);
  if (variant === BodyVariant.MOBILE) forMobile($, publicUrl);
  else forScreen($, publicUrl);
  return $.html();
}
