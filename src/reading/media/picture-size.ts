/** The widths a picture may be asked for in, in pixels; nothing is drawn larger than it is. */
export const PICTURE_WIDTHS = [160, 320, 480, 768, 1080, 1920] as const;

/** The formats a picture may be asked for in. */
export const PICTURE_FORMATS = ['avif', 'webp', 'jpeg'] as const;

/** A width of the list. */
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** A format of the list. */
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** What a picture is drawn as. */
export interface PictureSize {
  width: PictureWidth;
  format: PictureFormat;
}

/** Rule: the address of a file of the media store as a picture of this width and format. */
export function pictureAddress(sha256: string, width: PictureWidth, format: PictureFormat): string {
  return `/pictures/${sha256}/${width}.${format}`;
}

/** Rule: the size a name such as `480.webp` stands for; null for whatever is not of the lists. */
export function sizeNamed(name: string): PictureSize | null {
  const [, digits, extension] = /^([1-9]\d{0,4})\.([a-z]{3,5})$/.exec(name) ?? [];
  const width = PICTURE_WIDTHS.find((one) => String(one) === digits);
  const format = PICTURE_FORMATS.find((one) => one === extension);
  return width && format ? { width, format } : null;
}
