import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import type { SiteInput } from './inputs.ts';
import { Organisation } from './organisation.ts';
import { mustReachOrganisation } from './scope.ts';
import { Site } from './site.ts';

const CODE = /^(\d{10}|bm\d{8})$/;
const DOMAIN = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

function namesOf(field: string, names: string[] | null | undefined): string[] {
  must((names ?? []).length <= 50, 'BAD_USER_INPUT', {
    zh: `${field}不能超过50项`,
    en: `${field} must not hold more than 50 names`,
  });
  return (names ?? []).map((name) => line(field, name, 50));
}

/** Enters a site of an organisation under its SiteIDCode. */
export async function createSite(ctx: Context, input: SiteInput): Promise<Site> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  const code = line('code', input.code, 10);
  must(CODE.test(code), 'BAD_USER_INPUT', {
    zh: '网站标识码应为10位数字，或bm加8位数字',
    en: 'code must be ten digits, or bm and eight digits',
  });
  const domain = line('domain', input.domain, 253).toLowerCase();
  must(DOMAIN.test(domain), 'BAD_USER_INPUT', { zh: '域名无效', en: 'domain is not a host name' });
  return transact(ctx, async (tx) => {
    const organisation = await mustFind(tx.em, Organisation, input.organisationId);
    await mustReachOrganisation(tx, organisation.id);
    must(!(await tx.em.count(Site, { code })), 'CONFLICT', {
      zh: `网站标识码${code}已存在`,
      en: `A site with code ${code} exists already`,
    });
    const site = tx.em.create(Site, {
      code,
      domain,
      name: line('name', input.name, 200),
      kind: input.kind,
      organisation,
      industries: namesOf('industries', input.industries),
      regions: namesOf('regions', input.regions),
    });
    await tx.em.flush();
    await record(tx, 'site.created', { type: 'Site', id: site.id }, { code });
    return site;
  });
}
