import { prepare } from './prepare.mjs';
import { runServer } from './run.mjs';

await prepare();
process.exitCode = await runServer(['--enable-source-maps', 'dist/main.js', ...process.argv.slice(2)]);
