import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/platform/fetch/charset.ts';
import { plainText, sanitiseHtml } from '../../../src/platform/html/sanitise.ts';

const folder = new URL('../../../../shared/samples/', import.meta.url);
const isThere = existsSync(folder);
const pages = isThere ? readdirSync(folder).filter((name) => /\.(html|jsp|php)$/.test(name)) : [];
const read = (name: string) => decodeText(readFileSync(new URL(name, folder)));
if (!isThere) console.warn('shared/samples is absent: real pages are not tried');

describe.runIf(isThere)('a real page', () => {
  it.each(pages)('%s is decoded without loss and sanitised for good', (name) => {
    const page = read(name);
    expect(page).not.toContain('\uFFFD');
    const once = sanitiseHtml(page, { baseUrl: 'https://www.example.gov.cn/a/b.html' });
    expect(sanitiseHtml(once, { baseUrl: 'https://www.example.gov.cn/a/b.html' })).toBe(once);
    expect(plainText(once)).toMatch(/\p{Script=Han}{4}/u);
    expect(once).not.toMatch(/<(script|style|iframe|form|span)|javascript:| class=| id=| on\w+=/i);
  });
});
