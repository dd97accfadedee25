import { readFileSync } from 'node:fs';

/**
 * The true counts of a run, from the JSON report vitest wrote to a file. A test file that does not load has no
 * test to fail, and a run cut short leaves no report: each counts as one failed.
 * @param {string} report
 */
export function countTests(report) {
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    console.error('The run ended before it could report.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloaded.length,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
