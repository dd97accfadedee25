import type { Door, Memory, Playlist, Slide } from '../../../src/channels/adapters/door.ts';
import type { Adapter } from '../../../src/channels/adapters/index.ts';
import type { Matter, Parcel } from '../../../src/channels/adapters/matter.ts';
import type { Receipt } from '../../../src/channels/adapters/outcome.ts';
import { ContentKind } from '../../../src/content/content-kind.ts';
import { Sensitivity } from '../../../src/content/sensitivity.ts';
import type { Snapshot } from '../../../src/content/snapshot.ts';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { type Edition, EditionAct, WithdrawalKind } from '../../../src/release/edition.ts';

/** Address readers reach the hub of these tests at. */
export const PUBLIC_URL = 'https://hub.example';

const SNAPSHOT: Snapshot = {
  kind: ContentKind.ARTICLE,
  siteId: 's',
  sectionId: 'c',
  sensitivity: Sensitivity.GENERAL,
  title: '关于做好防汛工作的通知',
  summary: '各单位要做好防汛工作。',
  body: '<p>各单位要做好防汛工作，11月25日前报送预案。</p>',
  originName: null,
  originUrl: null,
  originAuthor: null,
  originPublishedAt: null,
  originPrecision: null,
  author: '李文',
  keywords: ['防汛'],
  coverAssetId: null,
  policy: null,
  interpretation: null,
  topic: null,
  attachments: [],
  changeNote: null,
};

/** An edition of one content, with what a test changes of its text and of itself. */
export function editionOf(text: Partial<Snapshot> = {}, more: Partial<Edition> = {}): Edition {
  const identity = { id: 'e1', contentId: '0190c3a0-0000-7000-8000-000000000001', number: 1, sequence: 1 };
  const chain = { hash: 'e'.repeat(64), previousHash: null, copyId: 'k', revisionHash: 'r' };
  const law = { approvals: [], tiers: [], authorIds: [], grounds: null, marks: [] };
  const what = { act: EditionAct.PUBLISH, withdrawal: null, changeNote: null, byId: null };
  const at = new Date('2026-11-20T02:00:00Z');
  return { ...identity, ...chain, ...law, ...what, at, snapshot: { ...SNAPSHOT, ...text }, ...more };
}

/** The same content corrected. */
export function correctionOf(title: string): Edition {
  const more = { id: 'e2', number: 2, act: EditionAct.CORRECT, hash: 'f'.repeat(64), changeNote: '更正标题' };
  return editionOf({ title }, more);
}

/** The same content withdrawn. */
export function withdrawalOf(kind = WithdrawalKind.GONE): Edition {
  const withdrawal = { kind, explanation: '内容有误', replacementId: null };
  return editionOf({}, { id: 'e3', number: 3, act: EditionAct.WITHDRAW, hash: 'd'.repeat(64), withdrawal });
}

/** An edition as adapters fit it. */
export function matterOf(edition: Edition = editionOf(), standing: Receipt | null = null): Matter {
  return {
    edition,
    path: '/content/1',
    link: 'https://www.shili.gov.cn/content/1',
    publishedAt: new Date('2026-11-18T02:00:00Z'),
    site: { code: '4300000001', name: '示例市人民政府', domain: 'www.shili.gov.cn' },
    section: { code: 'tzgg', name: '通知公告' },
    standing,
  };
}

/** A parcel as an adapter is given it; one delivery for each edition. */
export function parcelOf<S extends object>(
  adapter: Adapter<S>,
  settings: object,
  of: { edition?: Edition; standing?: Receipt | null } = {},
): Parcel {
  const matter = matterOf(of.edition, of.standing ?? null);
  const rendition = adapter.fit(matter, { settings: { ...settings }, publicUrl: PUBLIC_URL });
  return {
    ...matter,
    deliveryId: `0190c3a0-0000-7000-8000-00000000010${matter.edition.number}`,
    round: 0,
    rendition,
  };
}

/** A memory as the hub's: compare-and-set by version; `values` are all it was ever given. */
export function memoryOf(): Memory & { values: string[] } {
  const kept = new Map<string, { value: string; version: number; expiresAt?: Date }>();
  const values: string[] = [];
  return {
    values,
    read: async (name) => {
      const found = kept.get(name);
      return found && (found.expiresAt ?? new Date(Date.now() + 1_000)) > new Date() ? found : null;
    },
    write: async (name, value, { version, expiresAt }) => {
      const present = kept.get(name);
      const isExpired = present?.expiresAt !== undefined && present.expiresAt <= new Date();
      if (present && present.version !== version && !(version === 0 && isExpired)) return false;
      kept.set(name, { value, version: (present?.version ?? 0) + 1, expiresAt });
      values.push(value);
      return true;
    },
  };
}

/** A playlist as the hub's, whose players obey at once; `slides` are what they show. */
export function playlistOf(): Playlist & { slides: Map<string, Slide> } {
  const slides = new Map<string, Slide>();
  return {
    slides,
    address: `${PUBLIC_URL}/screens/1`,
    put: async (slide) => void slides.set(slide.contentId, slide),
    revoke: async (contentId) => void slides.delete(contentId),
    shown: async (contentId) => (slides.has(contentId) ? 'everywhere' : 'nowhere'),
  };
}

/** What an adapter may touch in a test: loopback and nothing else, and requests that wait 400 ms at most. */
export function doorOf<S extends object>(
  settings: S,
  more: Partial<Door<S>> & { allow?: string[] } = {},
): Door<S> {
  const { allow = ['127.0.0.1'], ...rest } = more;
  const fetch = createFetcher({ allow });
  return {
    settings,
    fetch: (url, options) => fetch(url, { ...options, timeoutMs: Math.min(options?.timeoutMs ?? 400, 400) }),
    now: new Date(),
    publicUrl: PUBLIC_URL,
    memory: memoryOf(),
    playlist: playlistOf(),
    media: async () => null,
    ...rest,
  };
}
