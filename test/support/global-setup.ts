import type { TestProject } from 'vitest/node';
import { startTestServer } from './postgres.ts';
import { prepareTemplate } from './template.ts';

/** One server for the whole suite: the one of DATABASE_URL, or an embedded one that goes with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // biome-ignore lint/style/noProcessEnv: the suite is configured by the same variable as the product
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, remove: async () => undefined } : await startTestServer();
  try {
    await prepareTemplate(server.url);
  } catch (error) {
    await server.remove();
    throw error;
  }
  project.provide('adminUrl', server.url);
  return server.remove;
}
