import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limit } from '../../src/content/limit.ts';
import { upload } from '../../src/content/upload.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Role } from '../../src/identity/role.ts';
import { Entry } from '../../src/journal/entry.ts';
import { readFiles } from '../../src/oversight/bundle-files.ts';
import { checkBundle } from '../../src/oversight/check-bundle.ts';
import { exportContent } from '../../src/oversight/export-content.ts';
import { sha256 } from '../../src/platform/canonical-json.ts';
import { signingKey } from '../../src/platform/signature.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn, publishNotice } from '../support/newsroom.ts';

const ATTACHED = strToU8('%PDF-1.4 供水范围');

let given: TestHub;
let contentId: string;
let zip: Uint8Array;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'sub-supervisor', [Role.SUPERVISOR], '4300000002');
  const first = await draft(given, { title: '关于<供水>的通知' });
  await upload(await given.as('editor'), { copyId: first.id, name: '供水.pdf', bytes: ATTACHED });
  await approve(given, first);
  contentId = (await publish(await given.as('editor'), { id: first.id })).contentId ?? '';
  const copy = await correct(await given.as('editor'), { contentId, changeNote: '更正日期' });
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '有误' });
  zip = await exportContent(await given.as('supervisor'), contentId);
});
afterAll(() => given.close());

type Files = Record<string, Uint8Array>;

/** The bundle with something changed in it. */
function changed(change: (files: Files) => void): Uint8Array {
  const files = unzipSync(zip);
  change(files);
  return zipSync(files);
}

function editionsChanged(files: Files): void {
  const text = strFromU8(files['data/editions.json'] ?? new Uint8Array());
  files['data/editions.json'] = strToU8(text.replace('更正日期', '别的说明'));
}

/** What somebody does who signs with a key of their own. */
function sealAnew(files: Files): void {
  const key = signingKey('another secret that is long enough for it');
  files['public-key.pem'] = strToU8(key.publicPem);
  const rest = Object.entries(files).filter(([name]) => !name.startsWith('SHA256SUMS'));
  const sums = strToU8(rest.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join(''));
  files.SHA256SUMS = sums;
  files['SHA256SUMS.sig'] = new Uint8Array(key.sign(sums));
}

test('a bundle checks by itself, and names the key of the hub', () => {
  const { fingerprint: signer } = signingKey(given.hub.context(SYSTEM).secret);
  expect(checkBundle(zip)).toEqual({ contentId, signer, editions: 3, files: 1, fault: null });
});

test('people read in it who published what, when and why, and how it was approved', () => {
  const story = strFromU8(unzipSync(zip)['发布留痕.html'] ?? new Uint8Array());
  for (const words of [
    '关于&lt;供水&gt;的通知',
    '更正日期',
    '有误',
    'reviewer-deputy-secretary',
    'copy.submitted',
    '第3版',
  ])
    expect(story).toContain(words);
  expect(story).not.toContain('<供水>');
  expect(story).not.toMatch(/<script|src="http/);
});

test.each<[string, (files: Files) => void, RegExp | string]>([
  [
    'a changed file',
    (files) => void Object.assign(files, { '发布留痕.html': strToU8('<p>改') }),
    '发布留痕.html is not as it was signed',
  ],
  [
    'a file that was taken out',
    (files) => void delete files['data/steps.json'],
    'data/steps.json is missing',
  ],
  [
    'a file that was put in',
    (files) => void Object.assign(files, { 'more.txt': strToU8('多') }),
    'more.txt is not as it was signed',
  ],
  [
    'changed sums',
    (files) => void Object.assign(files, { SHA256SUMS: strToU8('') }),
    'its signature is not of its key',
  ],
  [
    'another key',
    (files) => void Object.assign(files, { 'public-key.pem': strToU8('x') }),
    'its signature is not of its key',
  ],
  ['no signature', (files) => void delete files['SHA256SUMS.sig'], 'it is no evidence bundle'],
  [
    'an edition changed and all signed anew',
    (files) => {
      editionsChanged(files);
      sealAnew(files);
    },
    /^edition \d does not match its hash$/,
  ],
  [
    'a file of an edition that is another, and all signed anew',
    (files) => {
      files[`files/${sha256(ATTACHED)}`] = strToU8('别的文件');
      sealAnew(files);
    },
    /^files\/[0-9a-f]{64} is not the file of that name$/,
  ],
  [
    'a file of an edition taken out of the list, and all signed anew',
    (files) => {
      files['data/files.json'] = strToU8('[]');
      sealAnew(files);
    },
    '供水.pdf is not in the list of files',
  ],
])('a bundle with %s is found out', (_what, change, fault) => {
  expect(checkBundle(changed(change)).fault).toMatch(fault);
});

test.each([
  ['nothing', new Uint8Array()],
  ['noise', strToU8('PK\u0003\u0004 not a zip at all')],
])('%s is no bundle', (_what, bytes) => {
  expect(checkBundle(bytes).fault).toBe('it is no evidence bundle');
});

test('the bytes of every file of its editions are inside, or it is told why not', async () => {
  const files = unzipSync(zip);
  expect(files[`files/${sha256(ATTACHED)}`]).toEqual(ATTACHED);
  const editions = await given.hub.orm.em.fork().find(Edition, { contentId });
  const { media } = given.hub.context(SYSTEM);
  const { list, bytes } = await readFiles(media, editions, { each: ATTACHED.byteLength - 1, all: 1_000 });
  expect(list).toMatchObject([{ name: '供水.pdf', sha256: sha256(ATTACHED), leftOut: 'TOO_LARGE' }]);
  expect(bytes).toEqual({});
  const upstream = { name: '附件.pdf', sha256: null, sourceUrl: 'https://upstream.example/a.pdf' };
  const [edition] = structuredClone(editions);
  if (!edition) throw new Error('no edition');
  edition.snapshot.attachments = [{ ...upstream, bytes: null, mediaType: null }];
  edition.snapshot.body = `<p><img src="/media/${'0'.repeat(64)}/a.png" alt="图"></p>`;
  expect((await readFiles(media, [edition])).list.map(({ leftOut }) => leftOut)).toEqual([
    'NOT_FETCHED',
    'NOT_KEPT',
  ]);
});

test('who signs a whole bundle anew is told by the key', () => {
  const own = checkBundle(zip);
  const forged = checkBundle(changed(sealAnew));
  expect(forged.fault).toBeNull();
  expect(forged.signer).not.toBe(own.signer);
});

test('an export is of supervisors and administrators within reach, and is journalled', async () => {
  for (const stranger of ['editor', 'sub-supervisor']) {
    await expect(exportContent(await given.as(stranger), contentId)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  }
  const [line] = await given.hub.orm.em.fork().find(Entry, { act: 'content.exported', subjectId: contentId });
  expect(line).toMatchObject({ actorName: 'supervisor', detail: { sha256: sha256(zip), editions: 3 } });
});

test('the desk gives the bundle to be kept, and to nobody who may not have it', async () => {
  const { id } = (await given.as('supervisor')).actor;
  const authorization = `Bearer ${await given.hub.authentication.issueToken(id ?? '')}`;
  const url = `${given.hub.publicUrl}/api/evidence/${contentId}`;
  const answer = await fetch(url, { headers: { authorization } });
  expect(answer.headers.get('content-disposition')).toContain(contentId);
  expect(checkBundle(new Uint8Array(await answer.arrayBuffer())).fault).toBeNull();
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url.replace(contentId, 'nonsense'), { headers: { authorization } })).status).toBe(404);
});

test('a content whose correction is limited is exported by nobody who is not named', async () => {
  const other = await publishNotice(given);
  const { id } = await correct(await given.as('editor'), { contentId: other, changeNote: '更正' });
  await limit(await given.as('editor'), { id, namedIds: [] });
  await expect(exportContent(await given.as('admin'), other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a content that moved is exported whole, and so by somebody who reaches every site it was written for', async () => {
  const { sections } = await given.site('4300000002');
  const moved = await publishNotice(given);
  const move = { contentId: moved, changeNote: '调整栏目', sectionId: sections.get('gzdt')?.id };
  const copy = await correct(await given.as('editor'), move);
  await approve(given, copy);
  await publish(await given.as('editor'), { id: copy.id });
  const below = exportContent(await given.as('sub-supervisor'), moved);
  await expect(below).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(checkBundle(await exportContent(await given.as('supervisor'), moved)).fault).toBeNull();
  expect(checkBundle(await exportContent(given.hub.context(SYSTEM), moved)).fault).toBeNull();
});
