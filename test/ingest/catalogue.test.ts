import { expect, test } from 'vitest';
import { CatalogueCheck, type CatalogueEntry, catalogue } from '../../src/ingest/catalogue.ts';
import { feedFields } from '../../src/ingest/feed-fields.ts';
import { openHubForThisTest } from '../support/hub.ts';
import { hasSamples, samples, sampleText } from './samples.ts';
import { readAs } from './sources/reading.ts';

const entries = catalogue();
const checked = (how: CatalogueCheck) => entries.filter((entry) => entry.checked.how === how);

test('the catalogue has forty upstreams or more, of every level, kind and several systems, each once', () => {
  expect(entries.length).toBeGreaterThanOrEqual(40);
  expect(new Set(entries.map(({ url }) => url)).size).toBe(entries.length);
  expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  expect(new Set(entries.map(({ level }) => level)).size).toBe(4);
  expect(new Set(entries.map(({ family }) => family)).size).toBeGreaterThanOrEqual(5);
});

test.each(entries.map((entry) => [entry.name, entry] as const))(
  '%s can be filed as it stands',
  (_, entry) => {
    const { url, settings } = feedFields({ ...entry, settings: entry.settings ?? null });
    expect(url).toBe(entry.url);
    expect(settings).toEqual(entry.settings ?? {});
  },
);

test
  .runIf(hasSamples)
  .each(checked(CatalogueCheck.SAMPLE).map((entry) => [entry.name, entry] as [string, CatalogueEntry]))(
  '%s reads its items from the real list it was checked by',
  async (_, { url, kind, settings = {}, checked: by }) => {
    const { items, problems } = await readAs(kind, sampleText(by.sample ?? ''), { url, settings });
    expect(problems).toEqual([]);
    expect(items.length).toBeGreaterThanOrEqual(15);
    expect(items.every(({ title, publishedAt }) => title.length > 4 && publishedAt !== null)).toBe(true);
  },
);

test
  .runIf(hasSamples)
  .each(checked(CatalogueCheck.ARTICLE).map((entry) => [entry.name, entry] as [string, CatalogueEntry]))(
  '%s is the column of the article it was checked by',
  (_, { url, checked: by }) => {
    const sample = samples().find(({ file }) => file === by.sample);
    expect(sample?.url.startsWith(`${url}content/`)).toBe(true);
  },
);

test('the catalogue is read at the desk, and an entry that is followed names its feed', async () => {
  const given = await openHubForThisTest();
  const query = '{ upstreamCatalogue { name url checked { how note } feed { id enabled } } }';
  type Answer = { upstreamCatalogue: { url: string; feed: { enabled: boolean } | null }[] };
  const { data } = await given.desk<Answer>('editor', query);
  expect(data.upstreamCatalogue).toHaveLength(entries.length);
  // The demo follows the first of them.
  expect(data.upstreamCatalogue.filter(({ feed }) => feed !== null)).toHaveLength(1);
  expect((await given.desk('', query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
