const SENTENCES = /[^。！？!?；;]*[。！？!?；;]?/gu;

/** Never ends within a figure, a word or an address, nor in an open bracket. */
function cleanEnd(text: string): string {
  const bare = text.toWellFormed().replace(/\uFFFD$/u, '');
  const whole = bare.replace(/[\p{Script=Latin}\p{N}.,:/%〔〕\-—]+$/u, '');
  const open = Math.max(...['《', '（', '“', '(', '〔'].map((sign) => whole.lastIndexOf(sign)));
  const closed = Math.max(...['》', '）', '”', ')', '〕'].map((sign) => whole.lastIndexOf(sign)));
  return (open > closed ? whole.slice(0, open) : whole).replace(/[\s，、：；,;:]+$/u, '');
}

/** Rule: as many whole sentences from the beginning of a text as fit. */
export function sentences(text: string, fits: (part: string) => boolean): string {
  let kept = '';
  for (const [sentence] of text.matchAll(SENTENCES)) {
    if (!fits(kept + sentence)) break;
    kept += sentence;
  }
  return kept;
}

/** Rule: the longest beginning of a text that fits: whole sentences, or else a part of the first one with an ellipsis. */
export function beginning(text: string, fits: (part: string) => boolean): string {
  const whole = sentences(text, fits);
  if (whole !== '') return whole;
  for (let end = text.length - 1; end > 0; end--) {
    const part = `${cleanEnd(text.slice(0, end))}…`;
    if (part.length > 1 && fits(part)) return part;
  }
  return '';
}
