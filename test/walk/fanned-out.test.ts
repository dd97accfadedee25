import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(`${ROOT}dist/main.js`);
if (!isBuilt) console.warn('NOT RUN: dist/main.js is missing, so no worker was killed. Run npm test.');

/** As many as are at rest within a minute or so; `npm run bench -- fanout --verify` runs 14,000. */
const CHANNELS = 400;

test.skipIf(!isBuilt)(
  'of sub-sites that fail in every way, while workers are killed, each ends in the right state, in order and once',
  { timeout: 600_000 },
  async () => {
    const args = ['bench/fanout.mjs', '--verify', '--channels', String(CHANNELS), '--hosts', '80'];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, complaints, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect(`${said}${complaints}`).toContain('every sub-site ended in the right state');
    expect(code).toBe(0);
  },
);
