// npm run check: style, types, map, unused, tests. Stops at the first that fails.
// `npm run check -- --no-tests` leaves the last one out, for those who have just run `npm test`.
import { prepare } from './prepare.mjs';
import { runTool } from './run.mjs';

const STEPS = [
  ['style', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types', ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['desk types', ['node_modules/@typescript/native/bin/tsc', '-p', 'src/desk/tsconfig.json']],
  [
    'desk documents',
    ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'src/desk/codegen.yml', '--check'],
  ],
  ['schema', ['bin/schema-diff.mjs']],
  ['example types', ['node_modules/@typescript/native/bin/tsc', '-p', 'examples/sub-site/tsconfig.json']],
  ['map', ['bin/map.mjs']],
  ['unused', ['node_modules/knip/bin/knip.js', '--no-progress']],
  ['tests', ['bin/test.mjs']],
];

await prepare();
const withTests = !process.argv.includes('--no-tests');
for (const [name, args] of STEPS.filter(([name]) => withTests || name !== 'tests')) {
  const begin = performance.now();
  const code = await runTool(args);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`check: ${name} ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  if (code !== 0) {
    process.exitCode = code;
    break;
  }
}
