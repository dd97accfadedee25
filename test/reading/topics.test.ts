import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import type { TopicPart } from '../../src/content/parts.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';
import { published } from './published.ts';

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const publishTopic = (topic: TopicPart) =>
  published(given, { kind: ContentKind.TOPIC, title: '防汛专题', topic });

async function groupsOf(id: string): Promise<string[][]> {
  await given.settle();
  const { data, errors } = await given.read<{ content: { groups: { contents: { id: string }[] }[] } }>(
    'query($id: ID!) { content(id: $id) { ... on Topic { opensOn closesOn groups { title contents { id } } } } }',
    { id },
  );
  expect(errors).toBeUndefined();
  return data.content.groups.map((group) => group.contents.map((one) => one.id));
}

test('a group shows what is pinned in its order, then what its rule gathers, the newest first and each once', async () => {
  const first = await published(given, { title: '水库调度一', section: 'gzdt' });
  const second = await published(given, { title: '水库调度二', section: 'gzdt' });
  const pinned = await published(given, { title: '无关的通知' });
  const { sections } = await given.site('4300000001');
  const rule = { sectionIds: [sections.get('gzdt')?.id ?? ''], keyword: '水库' };
  const topic = await publishTopic({ groups: [{ title: '动态', contentIds: [pinned, first], rule }] });
  expect(await groupsOf(topic)).toEqual([[pinned, first, second]]);
  const third = await published(given, { title: '水库调度三', section: 'gzdt' });
  await published(given, { title: '水库调度四', section: 'tzgg' });
  expect(await groupsOf(topic)).toEqual([[pinned, first, third, second]]);
  const taken = { contentId: third, kind: WithdrawalKind.GONE, explanation: '误发' };
  await withdraw(await given.as('editor'), taken);
  expect(await groupsOf(topic)).toEqual([[pinned, first, second]]);
});

test('a rule gathers by kind, theme and period, up to its limit', async () => {
  const kind = ContentKind.POLICY;
  const ids = [];
  for (const theme of ['水利\\防汛', '水利\\灌溉', '教育'])
    ids.push(await published(given, { kind, title: theme, section: 'zcwj', policy: { theme } }));
  const rule = { kinds: [kind], theme: '水利' };
  const [flood = '', watering = ''] = ids;
  const until = now;
  const topic = await publishTopic({
    groups: [
      { title: '全部', contentIds: [], rule },
      { title: '一条', contentIds: [], rule: { ...rule, limit: 1 } },
      { title: '更早', contentIds: [], rule: { ...rule, until } },
    ],
  });
  expect(await groupsOf(topic)).toEqual([[watering, flood], [watering], []]);
});

test('nothing published after the closing day of a topic is gathered', async () => {
  const rule = { kinds: [ContentKind.ARTICLE], keyword: '闭幕' };
  const groups = [{ title: '动态', contentIds: [], rule }];
  const topic = await publishTopic({ groups, opensOn: '2026-11-01', closesOn: '2026-11-20' });
  const inside = await published(given, { title: '闭幕当天' });
  now = new Date('2026-11-20T16:00:00Z');
  await published(given, { title: '闭幕之后' });
  expect(await groupsOf(topic)).toEqual([[inside]]);
});

test.each([
  [{ opensOn: '2026-12-02', closesOn: '2026-12-01' }],
  [{ groups: [{ title: '一', contentIds: ['x'] }] }],
  [{ groups: [{ title: '一', contentIds: [], rule: {} }] }],
  [{ groups: [{ title: '一', contentIds: [], rule: { keyword: '一', limit: 51 } }] }],
  [{ groups: Array.from({ length: 31 }, () => ({ title: '一', contentIds: [] })) }],
])('a topic that is not well formed is refused: %j', async (topic) => {
  await expect(draft(given, { kind: ContentKind.TOPIC, topic })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});
