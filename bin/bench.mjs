// npm run bench -- <name> [settings]: a benchmark of the folder bench/, on the product as it is built.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ROOT } from './place.mjs';
import { prepare } from './prepare.mjs';
import { runTool } from './run.mjs';

const [name = '', ...settings] = process.argv.slice(2);
const program = join('bench', `${name}.mjs`);
if (!/^[a-z]+$/.test(name) || !existsSync(join(ROOT, program)))
  fail('npm run bench -- reading [--articles 100000]');
await prepare();
process.exitCode = await runTool([program, ...settings]);
