import { nearest } from '../nearest.ts';

/** Where a passage stands: its words, and about where they begin in the text of the field. */
export interface Passage {
  field: string;
  excerpt: string;
  start: number;
}

/** One character of what is shown, with its text node. */
interface Shown {
  node: Text;
  at: number;
}

const UNSEEN = /\s/;

function shownIn(element: Element): { text: string; places: Shown[] } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places: Shown[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text;
    for (let at = 0; at < data.length; at += 1) {
      if (UNSEEN.test(data[at] ?? '')) continue;
      text += data[at];
      places.push({ node: node as Text, at });
    }
  }
  return { text, places };
}

/** Brings the passage into view and selects it; the field as a whole where the words stand no more. */
export function jumpTo({ field, excerpt, start }: Passage): void {
  const element = document.querySelector(`[data-field="${field}"]`);
  if (!element) return;
  const { text, places } = shownIn(element);
  const words = excerpt.replace(/\s/g, '');
  const from = words === '' ? -1 : nearest(text, words, start);
  const [first, last] = [places[from], places[from + words.length - 1]];
  const holder = first?.node.parentElement ?? element;
  holder.scrollIntoView({ block: 'center', behavior: 'smooth' });
  if (first && last) getSelection()?.setBaseAndExtent(first.node, first.at, last.node, last.at + 1);
}
