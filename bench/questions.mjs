// The questions of the benchmark, each with the one SQL statement somebody would write by hand for it.

/** How many different sets of variables each question is asked with, in turn. */
export const VARIANTS = 200;

const uuid = (n) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const siteCode = (n) => String(4_400_000_000 + n);

const LISTED = `jsonb_build_object('__typename', initcap(p.kind), 'id', p.id, 'title', p.title, 'summary', p.summary,
  'publishedAt', p.published_at, 'path', p.path, 'origin', jsonb_build_object('name', p.origin_name, 'url', p.origin_url))`;

const SHORT = `jsonb_build_object('id', p.id, 'title', p.title, 'publishedAt', p.published_at)`;

const HOME_CODES = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];

/** A question: what a reader asks, its variables in variant `nth` of a set of `articles`, and the statement with its values. */
export const QUESTIONS = {
  list: {
    query: `query SectionPage($site: String!, $section: String!, $first: Int!) {
      section(site: $site, code: $section) { id name type site { code name }
        contents(first: $first) { totalCount pageInfo { hasNextPage endCursor }
          edges { cursor node { __typename id title summary publishedAt path origin { name url } } } } } }`,
    variables: (nth) => ({ site: siteCode(nth % 60), section: `c${nth % 10}`, first: 20 }),
    sql: `select json_build_object('section', json_build_object('id', s.id, 'name', s.name, 'type', s.type,
        'site', json_build_object('code', t.code, 'name', t.name),
        'contents', json_build_object('totalCount', (select count(*) from placement where section_id = s.id and live),
          'edges', (select json_agg(json_build_object('cursor', l.at, 'node', l.node)) from (
            select pl.at, ${LISTED} as node from placement pl join publication p on p.id = pl.publication_id
            where pl.section_id = s.id and pl.live order by pl.at desc, pl.publication_id desc limit $3) l))))::text as json
      from section s join site t on t.id = s.site_id where t.code = $1 and s.code = $2`,
    values: ({ site, section, first }) => [site, section, first],
  },
  detail: {
    query: `query ContentPage($id: ID!) { content(id: $id) { __typename id title summary body path publishedAt updatedAt keywords
      section { id name } site { code name } origin { name url author publishedAt }
      attachments { name url sha256 bytes mediaType } edition { number hash publishedAt changeNote }
      withdrawal { kind at explanation replacement { id path } }
      ... on Policy { policy { number issuer indexNumber theme genre signedOn effectiveOn validity }
        interpretations { id title form publishedAt } } } }`,
    variables: (nth, articles) => ({ id: uuid((nth * 20) % articles) }),
    sql: `select json_build_object('content', json_build_object('id', p.id, 'title', p.title, 'summary', p.summary, 'body', p.body,
        'path', p.path, 'publishedAt', p.published_at, 'updatedAt', p.updated_at, 'keywords', p.keywords,
        'section', json_build_object('id', s.id, 'name', s.name), 'site', json_build_object('code', t.code, 'name', t.name),
        'origin', json_build_object('name', p.origin_name, 'url', p.origin_url), 'attachments', p.attachments,
        'edition', json_build_object('number', p.edition_number, 'hash', p.edition_hash, 'publishedAt', p.edition_at),
        'policy', p.policy, 'interpretations', (select json_agg(json_build_object('id', i.id, 'title', i.title,
            'form', i.interpretation_form, 'publishedAt', i.published_at) order by i.published_at desc)
          from publication i where i.policy_ids @> array[p.id::text] and i.kind = 'INTERPRETATION' and i.withdrawal_kind is null)))::text as json
      from publication p join section s on s.id = p.section_id join site t on t.id = s.site_id where p.id = $1`,
    values: ({ id }) => [id],
  },
  topic: {
    query: `query Topic($id: ID!) { content(id: $id) { __typename id title summary path publishedAt
      ... on Topic { groups { title contents { id title publishedAt } } } } }`,
    variables: (nth, articles) => ({ id: uuid(((nth * 100) % articles) + 2) }),
    sql: `select json_build_object('content', json_build_object('id', t.id, 'title', t.title, 'summary', t.summary, 'path', t.path,
        'publishedAt', t.published_at, 'groups', (select json_agg(json_build_object('title', g.value->>'title', 'contents',
          (select json_agg(${SHORT} order by c.ordinality) from jsonb_array_elements_text(g.value->'contentIds') with ordinality c
           join publication p on p.id = c.value::uuid where p.withdrawal_kind is null)))
          from jsonb_array_elements(t.topic_groups) g)))::text as json
      from publication t where t.id = $1`,
    values: ({ id }) => [id],
  },
  home: {
    query: `query Home($site: String!) { ${HOME_CODES.map(
      (code) =>
        `${code}: section(site: $site, code: "${code}") { contents(first: 10) { edges { node { id title publishedAt } } } }`,
    ).join(' ')} }`,
    variables: (nth) => ({ site: siteCode(nth % 60) }),
    sql: `select json_object_agg(s.code, json_build_object('contents', json_build_object('edges', l.edges)))::text as json
      from site t join section s on s.site_id = t.id and s.code = any($2) cross join lateral (
        select json_agg(json_build_object('node', n.node)) as edges from (
          select ${SHORT} as node from placement pl join publication p on p.id = pl.publication_id
          where pl.section_id = s.id and pl.live order by pl.at desc, pl.publication_id desc limit 10) n) l
      where t.code = $1`,
    values: ({ site }) => [site, HOME_CODES],
  },
};
