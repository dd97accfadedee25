import { readFile } from 'node:fs/promises';
import type { OpenHub } from './app.ts';
import { SYSTEM } from './identity/actor.ts';
import { must, Refusal } from './platform/refusal.ts';
import { importHolidays } from './sites/import-holidays.ts';

/** Imports the holidays of a year from a file; answers the exit code. */
export async function holidays(hub: OpenHub, file: string | undefined): Promise<number> {
  must(file, 'BAD_USER_INPUT', { zh: '用法：tonggao holidays <文件>', en: 'usage: tonggao holidays <file>' });
  const { year, days } = await importHolidays(hub.context(SYSTEM), { json: await jsonOf(file) });
  console.log(`${year}: ${days.length} 天 days`);
  return 0;
}

async function jsonOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('BAD_USER_INPUT', {
      zh: `无法读取${file}：${reason}`,
      en: `${file} cannot be read as JSON`,
    });
  }
}
