import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECKS } from '../../../src/review/proofing/index.ts';

const FEWEST = 15;

/** The tables of a rule; none where nobody has written them. */
async function tablesOf(rule: string): Promise<{ hits: readonly unknown[]; nearMisses: readonly unknown[] }> {
  if (!existsSync(new URL(`tables/${rule}.ts`, import.meta.url))) return { hits: [], nearMisses: [] };
  return import(`./tables/${rule}.ts`);
}

function different(rows: readonly unknown[]): number {
  return new Set(rows.map((row) => JSON.stringify(row))).size;
}

test.each(Object.keys(CHECKS))(
  '%s has a table of at least 15 different hits and 15 near misses, and its test reads both',
  async (rule) => {
    const { hits, nearMisses } = await tablesOf(rule);
    expect(different(hits)).toBeGreaterThanOrEqual(FEWEST);
    expect(different(nearMisses)).toBeGreaterThanOrEqual(FEWEST);
    const text = readFileSync(new URL(`${rule}.test.ts`, import.meta.url), 'utf8');
    expect(text).toContain('test.each(hits)');
    expect(text).toContain('test.each(nearMisses)');
  },
);
