import type { ChainAct } from '../../release/mark.ts';
import { LINEAGE_COST, lineageSql } from '../lineage.ts';
import type { Asked } from './asked.ts';
import type { Draft, Table, Writer } from './draft.ts';
import { list } from './list.ts';
import { instant, member, onlyIf, type Part } from './part.ts';
import { Row } from './row.ts';

// By content, or by document number where no content is named that is here.
function policyAt(link: Row, asked: Asked, draft: Draft): Part[] {
  const { alias } = new Row(draft.alias('p'));
  const [id, number] = [`(${link.alias}.value->>'contentId')::uuid`, `${link.alias}.value->>'number'`];
  link.joins.push(`left join lateral (select p.* from publication p where p.kind = 'POLICY' and p.id = coalesce(
      (select c.id from publication c where c.id = ${id}),
      (select n.id from publication n where n.kind = 'POLICY' and n.policy_number = ${number}
        order by (n.withdrawal_kind is null) desc, n.published_at desc, n.id desc limit 1))) ${alias} on true`);
  link.tags.push(
    `'content:' || ${id}`,
    `'content:' || ${alias}.id`,
    `case when ${alias}.id is null or ${alias}.id is distinct from ${id} then 'policy:' || left(${number}, 100) end`,
  );
  return onlyIf(`${alias}.id is not null`, draft.give('content', new Row(alias, link), asked));
}

const LINK: Table = {
  title: ({ alias }) => member(`${alias}.value`, 'title'),
  number: ({ alias }) => member(`${alias}.value`, 'number'),
  since: () => ['null'],
  standing: () => ['true'],
  policy: policyAt,
};

const MARK: Table = {
  ...LINK,
  since: ({ alias }) => instant(`(${alias}.value->>'since')::timestamptz`),
  standing: ({ alias }) => member(`${alias}.value`, 'standing'),
};

/** The links of one act among those in a column. */
function linksIn(column: 'chain' | 'marks', act: ChainAct, table: Table): Writer {
  return (policy, asked, draft) => {
    const from = (
      alias: string,
    ) => `(select x.value, x.nth from jsonb_array_elements(${policy.alias}.${column})
      with ordinality x(value, nth) where x.value->>'act' = '${act}') ${alias}`;
    return list(draft, policy, { from }, (link) => draft.object(link, asked, table));
  };
}

const lineage: Writer = (policy, asked, draft) => {
  const from = (alias: string) => `(select c.*, l.nth from (select s.id, row_number() over () as nth
    from (${lineageSql(policy.alias)}) s) l join publication c on c.id = l.id) ${alias}`;
  policy.items.push(String(LINEAGE_COST));
  policy.tags.push(`'content:' || ${policy.alias}.id`);
  const tag = (alias: string) => `'content:' || ${alias}.id`;
  return list(draft, policy, { from, tag }, (item) => draft.give('content', item, asked));
};

/** The chain of repeals and amendments, from both ends. */
export const CHAINS: Table = {
  repeals: linksIn('chain', 'REPEAL', LINK),
  repealedBy: linksIn('marks', 'REPEAL', MARK),
  amends: linksIn('chain', 'AMEND', LINK),
  amendedBy: linksIn('marks', 'AMEND', MARK),
  lineage,
};
