import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenHub } from './app.ts';
import { SYSTEM } from './identity/actor.ts';
import type { Context } from './identity/context.ts';
import { createUser } from './identity/create-user.ts';
import { transact } from './platform/database/transact.ts';
import type { Env } from './platform/env.ts';
import { DEMO_SECTIONS, DEMO_SITES, DEMO_USERS, type DemoSite } from './seed-demo.ts';
import { seedFeeds } from './seed-feeds.ts';
import { seedSandbox } from './seed-sandbox.ts';
import { createOrganisation } from './sites/create-organisation.ts';
import { createSection } from './sites/create-section.ts';
import { createSite } from './sites/create-site.ts';
import { Site } from './sites/site.ts';

/** Whether the database holds no site yet. */
export async function isEmpty(hub: OpenHub): Promise<boolean> {
  return (await hub.orm.em.fork().count(Site)) === 0;
}

/** The password of every demo sign-in: made once for this installation and kept in TONGGAO_DATA. */
export async function demoPassword(env: Env): Promise<string> {
  await mkdir(env.TONGGAO_DATA, { recursive: true });
  const path = join(env.TONGGAO_DATA, 'demo-password');
  try {
    await writeFile(path, `demo-${randomBytes(6).toString('hex')}`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}

interface Seeded {
  organisationId: string;
  siteId: string;
}

async function seedSite(ctx: Context, demo: DemoSite, parentId: string | null): Promise<Seeded> {
  const { organisation: name, organisationCode: code, level } = demo;
  const organisation = await createOrganisation(ctx, { name, code, level, parentId });
  const { site: siteName, code: siteCode, domain, kind } = demo;
  const organisationId = organisation.id;
  const site = await createSite(ctx, { name: siteName, code: siteCode, domain, kind, organisationId });
  for (const section of DEMO_SECTIONS) await createSection(ctx, { siteId: site.id, ...section });
  return { organisationId, siteId: site.id };
}

async function seedSites(ctx: Context): Promise<Map<string, Seeded>> {
  const seeded = new Map<string, Seeded>();
  for (const demo of DEMO_SITES) {
    const main = seeded.get(DEMO_SITES[0]?.code ?? '');
    seeded.set(demo.code, await seedSite(ctx, demo, main?.organisationId ?? null));
  }
  return seeded;
}

async function seedUsers(ctx: Context, seeded: Map<string, Seeded>, password: string): Promise<void> {
  for (const { username, name, role, site } of DEMO_USERS) {
    const organisationId = seeded.get(site)?.organisationId ?? null;
    await createUser(ctx, { username, name, password, roles: [role], organisationId });
  }
}

/** Fills an empty database with the demo, through the same acts as anybody's work; the whole of it or nothing. */
export async function seedDemo(hub: OpenHub): Promise<void> {
  const password = await demoPassword(hub.env);
  await transact(hub.context(SYSTEM), async (tx) => {
    const seeded = await seedSites(tx);
    await seedUsers(tx, seeded, password);
    const siteIds = [...seeded.values()].map((one) => one.siteId);
    await seedFeeds(tx, siteIds);
    if (hub.env.TONGGAO_SANDBOX) await seedSandbox(tx, siteIds[0] ?? '');
  });
}
