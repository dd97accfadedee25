/** More than any list asks for at once. */
const MOST_RECORDS = 2_001;

/**
 * The records of a Hanweb jpage answer (`<datastore>…<record><![CDATA[…]]></record>`), or of the same XML inline in
 * a column page, as HTML with one `div` a record; null where the text holds none.
 */
export function recordsIn(text: string): string | null {
  const records = text
    .split('<record>', MOST_RECORDS + 1)
    .slice(1)
    .map(recordAt);
  return records.length === 0 ? null : records.map((html) => `<div><table>${html}</table></div>`).join('\n');
}

function recordAt(opened: string): string {
  const record = opened.slice(0, Math.max(opened.indexOf('</record>'), 0)).trim();
  return record.replace(/^<!\[CDATA\[/u, '').replace(/\]\]>$/u, '');
}
