import type { Table, Writer } from './draft.ts';
import { list, type Source } from './list.ts';
import { leave } from './mark.ts';

/** The most interpretations a policy shows. */
const EXPLAINING = 100;

/** What explains a policy, the newest first. */
export const interpretations: Writer = (policy, asked, draft) => {
  const id = `${policy.alias}.id::text`;
  const found = (columns: readonly string[]) => `select ${columns.join(', ')} from publication
    where policy_ids @> array[${id}] and kind = 'INTERPRETATION' and withdrawal_kind is null and ${policy.alias}.kind = 'POLICY'
    order by published_at desc, id desc limit ${EXPLAINING}`;
  const from = (alias: string, columns: readonly string[]) => {
    const stored = columns.filter((one) => one !== 'nth');
    const counted = stored.length < columns.length ? ', row_number() over () as nth' : '';
    return `(select c.*${counted} from (${found(stored)}) c) ${alias}`;
  };
  policy.tags.push(`case when ${policy.alias}.kind = 'POLICY' then 'explains:' || ${policy.alias}.id end`);
  const tag = (alias: string) => `'content:' || ${alias}.id`;
  return list(draft, policy, { from, tag, ordered: true }, (item) => draft.give('content', item, asked));
};

/** The live contents with these ids in their order; `ids` is a set of texts. */
export function named(ids: string, shown = ''): Source {
  return {
    from: (alias) => `(select p.*, lower(q.id) as named, q.nth from ${ids} with ordinality q(id, nth)
      left join publication p on p.id = q.id::uuid) ${alias}`,
    shown: (alias) =>
      `${alias}.id is not null and ${alias}.withdrawal_kind is null${shown && ` and ${alias}.${shown}`}`,
    tag: (alias) => `'content:' || ${alias}.named`,
  };
}

/** The policies that an interpretation explains. */
export const policies: Writer = (interpretation, asked, draft) => {
  const source = named(`unnest(${interpretation.alias}.policy_ids)`, `kind = 'POLICY'`);
  return list(draft, interpretation, source, (item) => draft.give('content', item, asked));
};

/** The contents of a group; what a rule gathers only the engine can find. */
const groupContents: Writer = (group, asked, draft) => {
  const { alias } = group;
  const source = named(`jsonb_array_elements_text(${alias}.value->'contentIds')`);
  const pinned = list(draft, group, source, (item) => draft.give('content', item, asked));
  const gathered = draft.mark([], leave);
  return [{ when: `jsonb_typeof(${alias}.value->'rule') = 'object'`, give: gathered, otherwise: pinned }];
};

const GROUP: Table = {
  title: ({ alias }) => [{ sql: `${alias}.value->'title'` }],
  contents: groupContents,
};

/** The groups of a topic. */
export const groups: Writer = (topic, asked, draft) => {
  const { alias: whole } = topic;
  const from = (alias: string) =>
    `jsonb_array_elements(case when ${whole}.withdrawal_kind = 'GONE' then '[]' else ${whole}.topic_groups end)
      with ordinality ${alias}(value, nth)`;
  return list(draft, topic, { from }, (group) => draft.object(group, asked, GROUP));
};
