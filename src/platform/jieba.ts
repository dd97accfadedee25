import { createRequire } from 'node:module';
import { Jieba, TfIdf } from '@node-rs/jieba';

const require = createRequire(import.meta.url);

/** The dictionaries that come with the segmenter. */
interface Dictionaries {
  dict: Uint8Array;
  idf: Uint8Array;
}

let segmenter: Jieba | undefined;
let weigher: TfIdf | undefined;

/** The segmenter of Chinese text. Its dictionary is 5 MB and takes 0.2 s, which a process that never asks need not pay. */
export function jieba(): Jieba {
  segmenter ??= Jieba.withDict((require('@node-rs/jieba/dict') as Dictionaries).dict);
  return segmenter;
}

/** What weighs words by how often they stand in a text and how seldom elsewhere. */
export function tfIdf(): TfIdf {
  weigher ??= TfIdf.withDict((require('@node-rs/jieba/dict') as Dictionaries).idf);
  return weigher;
}
