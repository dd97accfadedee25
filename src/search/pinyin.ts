import { pinyin } from 'pinyin-pro';
import { fold } from '../platform/fold.ts';

/** The syllables of Chinese text without tones, other letters and digits as they stand: 社保 → she, bao. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
}

/** Pinyin in the spelling sounds are compared in: what many people do not tell apart is written alike (zh z, ng n). */
export function alike(spelled: string): string {
  return spelled
    .replace(/[^a-z0-9]/g, '')
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n');
}

/** How a word sounds: `社会保险` → `sehuibaoxian`. */
export function soundOf(word: string): string {
  return alike(syllablesOf(fold(word)).join(''));
}

/** The first letters of the syllables of a word: 社会保险 → shbx. */
export function initialsOf(word: string): string {
  return syllablesOf(fold(word))
    .map((syllable) => (/^[a-z]/.test(syllable) ? syllable[0] : syllable))
    .join('')
    .replace(/[^a-z0-9]/g, '');
}
