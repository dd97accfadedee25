import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { countTests } from '../../bin/count-tests.mjs';

function countOf(content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tonggao-count-'));
  const report = join(folder, 'report.json');
  writeFileSync(report, content);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    return countTests(report);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a file that does not load counts as one failed beside the failed tests', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countOf(JSON.stringify(report))).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a run that was cut short counts as failed', () => {
  expect(countOf('{"numPassed')).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
