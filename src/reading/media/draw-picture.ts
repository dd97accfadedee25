import sharp from 'sharp';
import type { PictureSize } from './picture-size.ts';

/** What one picture may cost to draw: its area in pixels, and seconds. */
const MOST_PIXELS = 60_000_000;
const SECONDS = 15;

// Libvips draws in threads of its own; the process has others to answer meanwhile.
sharp.concurrency(1);
sharp.cache(false);

/**
 * A picture at most so wide, upright, without what its camera noted of place and time, in a format; the first frame of one
 * that moves. Throws for what is no picture, is too large, or takes too long.
 */
export async function drawPicture(bytes: Uint8Array, { width, format }: PictureSize): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width, withoutEnlargement: true });
  if (format === 'avif') return picture.avif({ quality: 50, effort: 2 }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 78, effort: 3 }).toBuffer();
  return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
}
