import { Field, ObjectType } from 'type-graphql';
import { TAGS } from './cache/tags.ts';
import { Content } from './content.ts';
import { onDemand } from './on-demand.ts';
import { prepared } from './prepared.ts';
import type { ReadingContext } from './reading-context.ts';

/** What stands beside a content in the list of a section (上一篇、下一篇). */
@ObjectType({ simpleResolvers: true })
export class Neighbours {
  @Field(() => Content, { nullable: true, description: '列表中的上一条，较新' })
  newer!: Content | null;

  @Field(() => Content, { nullable: true, description: '列表中的下一条，较旧' })
  older!: Content | null;
}

interface Standing {
  id: string;
  sectionId: string;
}

const BESIDE = (than: '<' | '>', order: 'desc' | 'asc') => `(select n.publication_id from placement n
  where n.section_id = pl.section_id and n.live and (n.at, n.publication_id) ${than} (pl.at, pl.publication_id)
  order by n.at ${order}, n.publication_id ${order} limit 1)`;

const STATEMENT = `select q.nth::int, ${BESIDE('>', 'asc')} as newer, ${BESIDE('<', 'desc')} as older
  from unnest($1::uuid[], $2::uuid[]) with ordinality as q(id, section_id, nth)
  join placement pl on pl.publication_id = q.id and pl.section_id = q.section_id`;

interface Beside {
  newer: string | null;
  older: string | null;
}

const NOBODY: Beside = { newer: null, older: null };

const beside = onDemand<Standing, Beside>(async (ctx, keys) => {
  const values = [keys.map(({ id }) => id), keys.map(({ sectionId }) => sectionId)];
  const { rows } = await prepared<Beside & { nth: number }>(ctx.reader, STATEMENT, values);
  for (const { sectionId } of keys) ctx.tags.add(TAGS.section(sectionId));
  const found = new Map(rows.map((row) => [row.nth, row]));
  return keys.map((_, nth) => found.get(nth + 1) ?? NOBODY);
});

/** The live contents before and after a content in a section's list; none in a section that never carried it. */
export async function neighboursOf(ctx: ReadingContext, standing: Standing): Promise<Neighbours> {
  ctx.budget.charge(2);
  const { newer, older } = await beside(ctx)(standing);
  const read = (id: string | null) => (id ? ctx.reads.card(id) : null);
  const [above, below] = await Promise.all([read(newer), read(older)]);
  return { newer: above, older: below };
}
