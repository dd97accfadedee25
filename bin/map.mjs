import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config, { MAY_IMPORT } from '../dependency-cruiser.config.mjs';
import { ROOT } from './place.mjs';

/**
 * Holds src/ of a working copy against the map: the faults in plain lines, and how many modules were seen.
 * A tool that sees fewer modules than there are files proves nothing, so that is a fault too.
 * @param {string} baseDir
 * @returns {Promise<{ modules: number, faults: string[] }>}
 */
export async function surveyMap(baseDir) {
  const { options, forbidden } = config;
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
  );
  const sources = readdirSync(join(baseDir, 'src'), { recursive: true }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const modules = output.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length;
  const faults = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  if (modules !== sources.length) faults.push(`saw ${modules} modules of ${sources.length} files`);
  for (const folder of foldersWithoutRow(baseDir)) faults.push(`src/${folder} has no row in the map`);
  return { modules, faults };
}

function foldersWithoutRow(baseDir) {
  return readdirSync(join(baseDir, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !(entry.name in MAY_IMPORT))
    .map((entry) => entry.name);
}

if (import.meta.main) {
  const { modules, faults } = await surveyMap(ROOT);
  for (const fault of faults) console.error(fault);
  console.log(`${modules} modules, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
