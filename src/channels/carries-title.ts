import { plainText } from '../platform/html/sanitise.ts';

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Rule: whether a page shows a title, whatever its spaces, widths and cases. */
export function carriesTitle(html: string, title: string): boolean {
  return folded(plainText(html)).includes(folded(title));
}
