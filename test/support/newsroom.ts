import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { type Copy } from '../../src/content/copy.ts';
import type { CopyInput } from '../../src/content/inputs.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { createUser } from '../../src/identity/create-user.ts';
import type { Role } from '../../src/identity/role.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import type { TestHub } from './hub.ts';

const SENSITIVE_TIERS = ['reviewer-office', 'reviewer-deputy-secretary'];

/** A notice of the main site, as a draft of the demo's editor or of somebody else. */
export async function draft(
  given: TestHub,
  fields: Partial<CopyInput> = {},
  author = 'editor',
): Promise<Copy> {
  const { site, sections } = await given.site('4300000001');
  const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id ?? '' };
  const text = { title: '关于做好防汛工作的通知', body: '<p>各单位要做好防汛工作。</p>' };
  return compose(await given.as(author), { kind: ContentKind.ARTICLE, ...place, ...text, ...fields });
}

/** Brings a copy through the two tiers of sensitive copy. */
export async function approve(given: TestHub, { id }: Copy, editor = 'editor'): Promise<void> {
  await submit(await given.as(editor), { id, sensitivity: Sensitivity.SENSITIVE });
  for (const tier of SENSITIVE_TIERS) await decide(await given.as(tier), { id, approve: true });
}

/** Publishes a new notice and answers its content's id. */
export async function publishNotice(given: TestHub, fields: Partial<CopyInput> = {}): Promise<string> {
  const copy = await draft(given, fields);
  await approve(given, copy);
  return (await publish(await given.as('editor'), { id: copy.id })).contentId ?? '';
}

/** Lets somebody in, at the organisation of a demo site. */
export async function letIn(
  given: TestHub,
  username: string,
  roles: Role[],
  siteCode = '4300000001',
): Promise<void> {
  const { site } = await given.site(siteCode);
  const { id: organisationId } = site.organisation;
  await createUser(given.hub.context({ ...(await given.as('admin')).actor, kind: 'system' }), {
    ...{ username, name: username, roles, organisationId },
  });
}
