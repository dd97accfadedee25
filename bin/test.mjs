import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests } from './count-tests.mjs';
import { prepare } from './prepare.mjs';
import { runTool } from './run.mjs';

const VITEST = 'node_modules/vitest/vitest.mjs';

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'tonggao-report-'));
const report = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const code = await runTool([VITEST, 'run', ...reporters, ...process.argv.slice(2)]);
const { passed, failed, skipped } = countTests(report);
rmSync(folder, { recursive: true, force: true });
console.log(`tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? code || 1 : code;
