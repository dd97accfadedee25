import { ContentKind } from '../../../src/content/content-kind.ts';
import { InterpretationForm } from '../../../src/content/parts.ts';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { place } from '../../../src/release/place.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { createSection } from '../../../src/sites/create-section.ts';
import { SectionType } from '../../../src/sites/section.ts';
import type { TestHub } from '../../support/hub.ts';
import { outside } from '../cache/cached.ts';
import { published } from '../published.ts';
import type { Pool } from './documents.ts';

const NUMBER = '青政发〔2026〕50号';
const ODD = '“引号”"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028😀<b>&amp;';

async function publishAll(given: TestHub): Promise<Record<string, string>> {
  const keywords = ['养老', '通知'];
  const origin = { originName: '国务院办公厅', originUrl: 'https://www.gov.cn/1.html', author: '李某' };
  const notice = await published(given, { title: '养老服务通知', summary: '摘要', keywords, ...origin });
  const policy = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'zcwj', title: '养老服务意见' },
    policy: { number: NUMBER, issuer: '青山市人民政府', theme: '民政', signedOn: '2026-11-02' },
  });
  const amends = [{ contentId: policy }, { number: '青政发〔2020〕1号', title: '旧办法' }];
  const bare = await published(given, {
    ...{ kind: ContentKind.POLICY, section: 'gfxwj', title: '没有文号的意见' },
    policy: { amends, repeals: [{ number: NUMBER }] },
  });
  const readings = [];
  for (const form of [InterpretationForm.TEXT, InterpretationForm.EXPERT]) {
    const interpretation = { contentIds: [policy, bare], form };
    readings.push(
      await published(given, {
        kind: ContentKind.INTERPRETATION,
        section: 'zcjd',
        title: `${form}解读`,
        interpretation,
      }),
    );
  }
  const [reading = '', taken = ''] = readings;
  const groups = [
    { title: '全部', contentIds: [taken, notice, policy, notice] },
    { title: '空', contentIds: [] },
  ];
  const topic = await published(given, {
    ...{ kind: ContentKind.TOPIC, section: 'gzdt', title: '专题' },
    topic: { groups, opensOn: '2026-11-01' },
  });
  const rule = { keyword: '养老' };
  const gathering = await published(given, {
    ...{ kind: ContentKind.TOPIC, section: 'gzdt', title: '自动收入的专题' },
    topic: { groups: [{ title: '动态', contentIds: [notice], rule }] },
  });
  const gone = await published(given, { title: '删去的通知', summary: '摘要', keywords });
  const replaced = await published(given, { title: '更换的通知' });
  return { notice, policy, bare, reading, taken, topic, gathering, gone, replaced };
}

/** Publishes a content of every kind in every state, and gives what to ask about them. */
export async function publishEverything(given: TestHub): Promise<Pool> {
  const { site, sections: columns } = await given.site('4300000001');
  const below = {
    name: '规范性文件',
    code: 'gfxwj',
    type: SectionType.POLICY,
    parentId: columns.get('zcwj')?.id,
  };
  await createSection(await given.as('admin'), { siteId: site.id, ...below });
  const ids = await publishAll(given);
  const { notice = '', gone = '', replaced = '', taken = '' } = ids;
  const elsewhere = (await given.site('4300000002')).sections.get('tzgg')?.id ?? '';
  await place(await given.as('admin'), { contentId: notice, sectionId: elsewhere });
  const because = { explanation: '有误' };
  await withdraw(await given.as('editor'), { contentId: gone, kind: WithdrawalKind.GONE, ...because });
  await withdraw(await given.as('editor'), { contentId: taken, kind: WithdrawalKind.WITHDRAWN, ...because });
  await withdraw(await given.as('editor'), {
    ...{ contentId: replaced, kind: WithdrawalKind.REPLACED, ...because },
    replacementId: notice,
  });
  await given.settle();
  await makeOdd(given, ids);
  return askingAbout(given, ids);
}

/** What to ask about these contents, and about what is not there. */
async function askingAbout(given: TestHub, ids: Record<string, string>): Promise<Pool> {
  const { notice = '', gone = '' } = ids;
  const texts = (all: readonly string[]) => all.map((one) => JSON.stringify(one));
  const { site, sections } = await given.site('4300000001');
  const sectionIds = texts([...sections.values()].map((one) => one.id));
  return {
    id: texts([
      ...Object.values(ids),
      '00000000-0000-7000-8000-00000000dead',
      'nothing',
      notice.toUpperCase(),
    ]),
    site: texts(['4300000001', '4300000002', '9']),
    code: [
      ...texts(['tzgg', 'zcwj', 'zcjd', 'gzdt', ...sections.keys()]),
      ...texts(['4300000001', '4300000002', '9']),
    ],
    path: texts([`/content/${notice}`, `/content/${gone}`, '/nowhere']),
    number: texts([NUMBER, '青政发[2026]50号', '青政发〔2026〕51号']),
    first: ['1', '2', '20', '100'],
    after: texts([await cursorOf(given)]),
    'node.id': [...texts([...Object.values(ids), site.id, gone]), ...sectionIds],
    'neighbours.section': ['null', ...sectionIds, '"nowhere"'],
    'related.first': ['6', '1', '20'],
    variant: ['MOBILE', 'SCREEN'],
    'contents.after': ['null'],
    'contents.sort': ['NEWEST', 'OLDEST', 'UPDATED', 'SIGNED'],
    where: [
      '{}',
      'null',
      '{ site: "4300000001", sections: ["tzgg", "zcwj"] }',
      '{ kinds: [POLICY, TOPIC] }',
      `{ words: "养老", keywords: ${JSON.stringify(['养老'])} }`,
      '{ themes: ["民政"], year: 2026 }',
      '{ from: "2030-01-01T00:00:00Z" }',
    ],
  };
}

// What acts would never write, or only after years.
async function makeOdd(
  given: TestHub,
  { notice, policy, bare, reading, taken, topic, gone }: Record<string, string>,
): Promise<void> {
  const files = `[{"name":${JSON.stringify(ODD)},"url":"/media/1/a.pdf","sha256":"1","bytes":5,"mediaType":"application/pdf"},{"name":"外","url":"https://x/"}]`;
  const set = (what: string, values: unknown[]) => outside(given, `update publication set ${what}`, values);
  await set('title = $2, body = $2, attachments = $3, author = null where id = $1', [notice, ODD, files]);
  await set('keywords = array[$2, $3] where id = $1', [notice, ODD, '']);
  await set('withdrawal_explanation = $1, change_note = $1 where withdrawal_kind is not null', [ODD]);
  await set(`topic_groups = jsonb_set(topic_groups, '{0,title}', to_jsonb($2::text)) where id = $1`, [
    topic,
    ODD,
  ]);
  await set(
    `published_at = '2026-01-02T03:04:05.678999Z', expires_at = '1999-12-31T23:59:59.999Z' where id = $1`,
    [notice],
  );
  const over = '[{"act":"EXPIRE","standing":true,"since":"2026-01-01T00:00:00Z"}]';
  await set('marks = marks || $2::jsonb where id = $1', [bare, over]);
  const parts = { title: ODD, text: ODD };
  const material = {
    ...{ background: `<p>${ODD}</p>`, cases: [parts], figures: [{ name: '人数', value: '3万' }] },
    media: [
      { kind: 'VIDEO', sha256: '1', ...parts },
      { kind: 'AUDIO', sha256: '2', ...parts },
    ],
  };
  const video = [{ name: '1.mp4', url: '/media/1/1.mp4', sha256: '1', bytes: 1, mediaType: 'video/mp4' }];
  const withMaterial = 'material = $2, attachments = $3 where id = any($1::uuid[])';
  await set(withMaterial, [[reading, taken], JSON.stringify(material), JSON.stringify(video)]);
  const image = (name: string) => `<img src="/media/${'ab'.repeat(32)}/${name}" alt="图&amp;">`;
  const illustrated = `<p>文😀</p><img alt="无"><a href="/x">${image('1.png')}</a>${image('2.gif')}<table><tr><td>1</td></tr></table>`;
  await set('body = $2 where id = any($1::uuid[])', [[policy, gone, taken], illustrated]);
  await set(`policy_ids = policy_ids || policy_ids[1:1] where id = $1`, [reading]);
  await set(`origin_name = '', origin_author = '张', author = null where id = $1`, [topic]);
  await set(`body = repeat('长', 120000) where id = $1`, [topic]);
}

async function cursorOf(given: TestHub): Promise<string> {
  const list =
    '{ section(site: "4300000001", code: "tzgg") { contents(first: 1) { pageInfo { endCursor } } } }';
  const { data } = await given.read<{ section: { contents: { pageInfo: { endCursor: string } } } }>(list);
  return data.section.contents.pageInfo.endCursor;
}
