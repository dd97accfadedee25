import { Field, ObjectType } from 'type-graphql';
import { addressOf } from './addresses.ts';
import { FORMATS } from './feed.ts';
import { MEDIA_TYPES } from './write-feed.ts';

/** A feed as a page names it for autodiscovery: `<link rel="alternate" type title href>`. */
@ObjectType({ simpleResolvers: true })
export class FeedLink {
  @Field(() => String, { description: '媒体类型' })
  type!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: '绝对地址' })
  href!: string;
}

/** Rule: the feeds at a path of this hub, one for each format. */
export function feedLinks({ path, title }: { path: string; title: string }, publicUrl: string): FeedLink[] {
  return FORMATS.map((format) => ({
    type: MEDIA_TYPES[format].replace(/;.*/u, ''),
    title,
    href: addressOf({ path }, format, publicUrl),
  }));
}
