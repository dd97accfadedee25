// Texts for the benchmark of search: the articles of the data set with words in them, the same for the same number every time.
import { documentOf } from '../dist/search/document-of.js';
import { learnTerms } from '../dist/search/learn-terms.js';

const SUBJECTS =
  `养老服务 医保报销 老旧小区改造 创业担保贷款 防汛预案 图书馆开放 住房公积金 居住证办理 疫苗接种 冬季供暖 残疾人补贴 随迁子女入学
  稳岗返还 灵活就业 社会保险 临时救助 公共租赁住房 家庭医生 就业见习 积分入户 垃圾分类 森林防火 食品安全 道路施工 公交线路 政务公开 营商环境 乡村振兴
  义务教育 课后服务 科技计划 数据资源 招标投标 环境影响评价 行政处罚 信用修复 消费维权 消防检查 水源保护 耕地保护`.split(
    /\s+/,
  );
const VERBS = ['做好', '加强', '规范', '推进', '支持', '开展', '优化', '调整'];
const ISSUERS = [
  '市人民政府',
  '市财政局',
  '市民政局',
  '市教育局',
  '市人力资源和社会保障局',
  '市卫生健康委员会',
];
const THEMES = ['综合政务', '社会保障', '卫生、体育', '科技、教育', '城乡建设', '农业、林业、水利'];
const BATCH = 2_000;

/** So that a number picks the same word every time, and neighbours pick different ones. */
const pick = (list, n, salt) => list[(n * 7919 + salt * 104_729) % list.length];

function textOf(n) {
  const lines = Array.from({ length: 12 }, (_, nth) => {
    const [one, other] = [pick(SUBJECTS, n + nth * 31, 1), pick(SUBJECTS, n * 3 + nth, 2)];
    return `各单位要${pick(VERBS, n, nth)}${one}和${other}工作，落实责任，申请材料由第${(n * 17 + nth) % 5000}号窗口受理，${md(n, nth)}办理补贴、改造与报销等事项时应当核对信息。`;
  });
  return lines.join('\n');
}

/** A name that few documents share. */
const md = (n, nth) =>
  `${'东南西北中'[(n + nth) % 5]}${'山河湖海林田'[(n * 3 + nth) % 6]}${(n * 13) % 997}号地块`;

function publicationOf(n) {
  const isPolicy = n % 20 === 0;
  return {
    kind: isPolicy ? 'POLICY' : 'ARTICLE',
    title: `关于${pick(VERBS, n, 9)}${pick(SUBJECTS, n, 3)}有关工作的通知（第${n}号）`,
    summary: null,
    text: textOf(n),
    keywords: ['通知', pick(SUBJECTS, n, 3)],
    originName: pick(ISSUERS, n, 4),
    policyNumber: isPolicy ? `青政发〔2026〕${n}号` : null,
    policy: isPolicy
      ? {
          number: `青政发〔2026〕${n}号`,
          issuer: pick(ISSUERS, n, 4),
          theme: pick(THEMES, n, 5),
          validity: n % 60 === 0 ? 'REPEALED' : 'IN_FORCE',
        }
      : null,
    publishedAt: new Date(Date.UTC(2018 + (n % 9), n % 12, 1 + (n % 28))),
  };
}

const id = (n) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const TEXTS = `update publication p set title = t.title, text = t.text, published_at = t.at from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
  as t(id, title, text, at) where p.id = t.id`;
const DOCUMENTS = `insert into search_document (id, edition, kind, title, number, facets, weight, published_at, files, head, vector)
  select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::real[], $8::timestamptz[], $9::text[], $10::tsvector[], $11::tsvector[])`;

async function indexSome(client, made) {
  const column = (read) => made.map(read);
  const publication = (name) => column((one) => one.publication[name]);
  const ids = column((one) => one.id);
  await client.query(TEXTS, [ids, publication('title'), publication('text'), publication('publishedAt')]);
  const documents = column((one) => documentOf(one.publication, ''));
  const written = (name) => documents.map((one) => one[name]);
  await client.query(DOCUMENTS, [
    ...[ids, column(() => 1), publication('kind'), written('title'), written('number')],
    ...[documents.map((one) => JSON.stringify(one.facets)), written('weight'), publication('publishedAt')],
    ...[written('files'), written('head'), written('vector')],
  ]);
}

/** Teaches the words of some titles, by a client in the place of an entity manager. */
async function learnSome(client, made) {
  const execute = async (sql, given) => {
    let nth = 0;
    return (
      await client.query(
        sql.replaceAll('?', () => `$${++nth}`),
        given,
      )
    ).rows;
  };
  for (const { publication } of made) await learnTerms({ execute }, publication);
}

const INDEXES = `select indexname as name, indexdef as made from pg_indexes
  where schemaname = 'public' and tablename in ('search_document', 'search_term') and indexdef not ilike 'create unique%'`;

/** Gives every article of the data set its words and writes what search looks in; does nothing where that is done. */
export async function indexAll(client, articles) {
  const { rows } = await client.query('select count(*)::int as present from search_document');
  if (rows[0].present >= articles) return;
  // The feeds and the caches of nobody need not hear of it.
  await client.query('alter table publication disable trigger user');
  const { rows: indexes } = await client.query(INDEXES);
  for (const { name } of indexes) await client.query(`drop index "${name}"`);
  for (let first = 0; first < articles; first += BATCH) {
    const count = Math.min(BATCH, articles - first);
    const made = Array.from({ length: count }, (_, nth) => first + nth).map((n) => ({
      id: id(n),
      publication: publicationOf(n),
    }));
    await indexSome(client, made);
    await learnSome(client, made);
  }
  for (const { made } of indexes) await client.query(made);
  await client.query('alter table publication enable trigger user');
  await client.query('vacuum analyze');
}
