import { prepare } from './prepare.mjs';
import { runServer } from './run.mjs';

await prepare();
process.exitCode = await runServer([
  '--enable-source-maps',
  'dist/main.js',
  'start',
  ...process.argv.slice(2),
]);
