import { expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import { compose } from '../../src/content/compose.ts';
import { ContentKind, Sensitivity } from '../../src/content/copy.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { openHubForThisTest } from '../support/hub.ts';

test('a file is private in draft, public while its content is, and gone with it', async () => {
  const given = await openHubForThisTest();
  const { site, sections } = await given.site('4300000001');
  const { sha256, bytes } = await given.hub.media.put(Buffer.from('%PDF-1.4 附件'));
  const sectionId = sections.get('tzgg')?.id ?? '';
  const editor = () => given.as('editor');
  const input = { kind: ContentKind.ARTICLE, siteId: site.id, sectionId, title: '通知', body: '<p>正文</p>' };
  const { id } = await compose(await editor(), input);
  const file = { name: '附件1.pdf', sourceUrl: null, sha256, bytes, mediaType: 'application/pdf' };
  await attach(await editor(), { copyId: id, files: [file] });
  const url = `${given.hub.publicUrl}/media/${sha256}/${encodeURIComponent(file.name)}`;

  expect((await fetch(url)).status).toBe(404);
  const { actor } = await editor();
  const token = await given.hub.authentication.issueToken(actor.id ?? '');
  const own = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);

  await submit(await editor(), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: true });
  const contentId = (await publish(await editor(), { id })).contentId ?? '';
  const served = await fetch(url);
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const again = await fetch(url, { headers: { 'if-none-match': served.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);

  await withdraw(await editor(), { contentId, kind: WithdrawalKind.GONE, explanation: '误发' });
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${given.hub.publicUrl}/media/../../etc/passwd`)).status).toBe(404);
});
