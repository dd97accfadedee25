/** Rule: the phrases that do not stand word for word in a text; line breaks and blanks do not count. */
export function missingPhrases(phrases: readonly string[], text: string): string[] {
  const folded = text.replace(/\s+/g, '');
  return phrases.filter((phrase) => !folded.includes(phrase.replace(/\s+/g, '')));
}
