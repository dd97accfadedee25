import { SENSITIVITIES } from './words.ts';

/** What differs in a field, as the hub tells it: escaped text with `del` and `ins`. */
interface Diff {
  field: string;
  html: string;
}

const before = (html: string) => html.replace(/<ins>.*?<\/ins>/gs, '').replace(/<\/?del>/g, '');
const after = (html: string) => html.replace(/<del>.*?<\/del>/gs, '').replace(/<\/?ins>/g, '');

/** Tags that stayed as they were say nothing to a reader; one that changed is shown. */
function withoutTags(html: string): string {
  return html
    .split(/(<(?:ins|del)>.*?<\/(?:ins|del)>)/s)
    .map((part) => (/^<(?:ins|del)>/.test(part) ? part : part.replace(/&lt;(?:(?!&lt;|&gt;).)*?&gt;/gs, '')))
    .join('')
    .replace(/\n{2,}/g, '\n');
}

function levelOf(code: string): string {
  return SENSITIVITIES[code as keyof typeof SENSITIVITIES]?.[0] ?? '未定';
}

/** A difference as a reader sees the field: texts without markup, levels by their names. */
export function readable({ field, html }: Diff): string {
  if (field === 'sensitivity') {
    return `<del>${levelOf(before(html))}</del><ins>${levelOf(after(html))}</ins>`;
  }
  return field === 'body' ? withoutTags(html) : html;
}
