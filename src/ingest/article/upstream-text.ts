/** Text without any whitespace (NBSP and U+3000 too): the form in which labels such as 索 引 号 are compared. */
export function unspaced(text: string): string {
  return text.replace(/[\s\u200b-\u200d\ufeff]+/gu, '');
}

/** Text trimmed, with line breaks and NBSP turned into one space; other inner spaces stay as the upstream wrote them. */
export function verbatim(text: string): string {
  return text
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/\u00a0/gu, ' ')
    .split(/[\t\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** The text, or null where nothing but whitespace or a placeholder (无, -, /) is left of it. */
export function present(text: string | null | undefined): string | null {
  const kept = verbatim(text ?? '');
  return /^(?:无|暂无|[-—/]*)$/u.test(kept) ? null : kept;
}
