import type { Part } from './part.ts';

/** A value that goes with the text of the content in a row, and is `empty` once that is GONE. */
export function ofText(alias: string, parts: readonly Part[], empty: string): Part[] {
  return [{ when: `${alias}.withdrawal_kind = 'GONE'`, give: [empty], otherwise: parts }];
}

/** Whether the content in a row says where it comes from. */
export function hasOrigin(alias: string): string {
  return ['name', 'url', 'author'].map((one) => `${alias}.origin_${one} <> ''`).join(' or ');
}
