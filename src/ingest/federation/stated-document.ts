import { z } from 'zod';
import { Validity } from '../../content/parts.ts';
import type { Article, PolicyParticulars } from '../article/article.ts';
import { readUpstreamDate } from '../article/dates.ts';
import type { StatedFacts } from './stated.ts';

const text = z.string().max(5_000).nullish();
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/u)
  .nullish()
  .catch(null);
const links = z
  .array(z.object({ number: text, title: text }))
  .max(100)
  .catch([]);
const POLICY = z.object({
  ...{ number: text, issuer: text, indexNumber: text, theme: text, genre: text },
  ...{ signedOn: day, effectiveOn: day, repeals: links, amends: links },
  validity: z.enum(Validity).nullish().catch(null),
});
const ITEM = z.object({
  url: z.string().max(2_000),
  title: z.string(),
  content_html: z.string(),
  summary: text,
  date_published: z.string().max(100),
  tags: z.array(z.string()).catch([]),
  attachments: z
    .array(z.object({ url: z.string(), title: text, _tonggao: z.object({ sha256: text }).optional() }))
    .catch([]),
  _tonggao: z.object({
    edition: z.object({
      number: z.number().int(),
      hash: z.string().max(200),
      changeNote: text,
      changeKind: z.enum(['MINOR', 'SUBSTANTIVE']).nullish().catch(null),
    }),
    author: text,
    origin: z
      .object({
        ...{ name: text, url: text, author: text, publishedAt: text },
        precision: z.enum(['SECOND', 'MINUTE', 'DAY']).nullish().catch(null),
      })
      .nullish(),
    policy: POLICY.nullish(),
    site: z.object({ name: z.string(), code: z.string() }),
    section: z.object({ name: z.string() }).nullish(),
  }),
});
const DOCUMENT = z.object({ items: z.tuple([ITEM]) });
const TOMBSTONE = z.object({ _tonggao: z.object({ removed: z.tuple([z.object({ explanation: text })]) }) });

type Item = z.infer<typeof ITEM>;

/** Rule: the document of one content of another hub as an article, and what is stated besides; null for anything else. */
export function statedDocument(json: unknown): { article: Article; stated: StatedFacts } | null {
  const read = DOCUMENT.safeParse(json);
  if (!read.success) return null;
  const [item] = read.data.items;
  return { article: articleOf(item), stated: factsOf(item) };
}

/** Rule: why a content of another hub was taken back, by the document that says so; null where it gives no reason. */
export function statedReason(json: unknown): string | null {
  return TOMBSTONE.safeParse(json).data?._tonggao.removed[0].explanation ?? null;
}

function articleOf(item: Item): Article {
  const { origin, author, policy, site, section } = item._tonggao;
  return {
    title: item.title,
    body: item.content_html,
    publishedAt: readUpstreamDate(item.date_published),
    origin: origin?.name ?? site.name,
    author: origin?.author ?? author ?? null,
    url: item.url,
    ...{ siteName: site.name, siteIdCode: site.code, columnName: section?.name ?? null },
    ...{ keywords: item.tags, summary: item.summary ?? null },
    policy: policy ? particularsOf(policy) : null,
    attachments: item.attachments.map(({ url, title, _tonggao }) => ({
      ...{ url, name: title ?? '附件', sha256: _tonggao?.sha256 ?? null },
    })),
    problems: [],
  };
}

function particularsOf(policy: z.infer<typeof POLICY>): PolicyParticulars {
  const { number, issuer, indexNumber, theme, genre, signedOn, effectiveOn, validity } = policy;
  const named = (stated: z.infer<typeof links>) =>
    stated.flatMap(({ number: other, title }) => (other ? [{ number: other, title: title ?? null }] : []));
  return {
    ...{ number: number ?? null, issuer: issuer ?? null, indexNumber: indexNumber ?? null },
    ...{ theme: theme ?? null, genre: genre ?? null, signedOn: signedOn ?? null },
    ...{ effectiveOn: effectiveOn ?? null, validity: validity ?? null },
    ...{ repeals: named(policy.repeals), amends: named(policy.amends) },
  };
}

function factsOf({ _tonggao: { edition, origin } }: Item): StatedFacts {
  const { number, hash, changeNote = null, changeKind = null } = edition;
  const publishedAt = readUpstreamDate(origin?.publishedAt ?? '')?.at.toISOString() ?? null;
  const url = /^https?:/u.test(origin?.url ?? '') ? (origin?.url ?? null) : null;
  return {
    edition: { number, hash, changeNote, changeKind },
    origin: origin ? { url, publishedAt, precision: origin.precision ?? null } : null,
  };
}
