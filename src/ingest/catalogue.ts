import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { packageRoot } from '../platform/package-root.ts';
import { FeedKind, FeedLevel } from './feed.ts';

/** How an entry of the catalogue was checked, the surest first. */
export enum CatalogueCheck {
  SAMPLE = 'SAMPLE',
  ARTICLE = 'ARTICLE',
  FACTS = 'FACTS',
  NAMED = 'NAMED',
}
registerEnumType(CatalogueCheck, {
  name: 'CatalogueCheck',
  description: '来源目录的核对方式',
  valuesConfig: {
    SAMPLE: { description: '读过该栏目的真实列表' },
    ARTICLE: { description: '读过该栏目的一篇真实正文，未读列表' },
    FACTS: { description: '地址和格式有资料可据，未读' },
    NAMED: { description: '仅知地址，未核对' },
  },
});

/** What was looked at of an entry; `sample` names a file of the collection of real pages. */
@ObjectType()
export class CatalogueChecked {
  @Field(() => CatalogueCheck)
  how!: CatalogueCheck;

  @Field(() => String)
  note!: string;

  sample?: string | undefined;
}

/** A real upstream list that may be followed (来源目录); it is polled once somebody files it as a feed. */
@ObjectType()
export class CatalogueEntry {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  url!: string;

  @Field(() => FeedKind)
  kind!: FeedKind;

  @Field(() => FeedLevel)
  level!: FeedLevel;

  @Field(() => String, { description: '建站系统' })
  family!: string;

  @Field(() => GraphQLJSON, { nullable: true })
  settings?: Record<string, unknown> | undefined;

  @Field(() => CatalogueChecked)
  checked!: CatalogueChecked;
}

const shape = z.array(
  z.strictObject({
    name: z.string().min(1).max(100),
    url: z.url(),
    kind: z.enum(FeedKind),
    level: z.enum(FeedLevel),
    family: z.string().min(1),
    settings: z.record(z.string(), z.unknown()).optional(),
    checked: z.strictObject({
      how: z.enum(CatalogueCheck),
      note: z.string().min(1),
      sample: z.string().min(1).optional(),
    }),
  }),
);

let read: CatalogueEntry[] | null = null;

/** The catalogue that is shipped in `seeds/upstreams.json`, read once. */
export function catalogue(): CatalogueEntry[] {
  read ??= shape.parse(JSON.parse(readFileSync(join(packageRoot(), 'seeds', 'upstreams.json'), 'utf8')));
  return read;
}
