import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { runTool } from './run.mjs';

const VITEST = 'node_modules/vitest/vitest.mjs';

prepare();
const folder = mkdtempSync(join(tmpdir(), 'tonggao-report-'));
const report = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const code = await runTool([VITEST, 'run', ...reporters, ...process.argv.slice(2)]);
const { passed, failed, skipped } = count();
rmSync(folder, { recursive: true, force: true });
console.log(`tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? code || 1 : code;

/** A file that does not load has no test to fail, and a run cut short has no report: each counts as one failed. */
function count() {
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
