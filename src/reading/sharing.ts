import { Field, ObjectType } from 'type-graphql';

/** What somebody who passes a page on is offered (分享). */
@ObjectType({ simpleResolvers: true })
export class Sharing {
  @Field(() => String, { description: '标题，最多 60 字' })
  title!: string;

  @Field(() => String, { description: '摘要，最多 120 字；没有摘要则取来源和站点' })
  summary!: string;

  @Field(() => String)
  url!: string;

  @Field(() => String, { description: '可直接转发的一段话：标题、摘要和地址，最多 280 字' })
  text!: string;
}

const TITLE = 60;
const SUMMARY = 120;

/** Rule: a text of at most so many characters as people count them, cut at a sign where one is near, with … where it was cut. */
export function shortened(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const signs = [...new Intl.Segmenter('zh').segment(plain)].map(({ segment }) => segment);
  if (signs.length <= most) return plain;
  const kept = signs.slice(0, most - 1).join('');
  const end = Math.max(...['。', '！', '？', '；', '，', '、'].map((sign) => kept.lastIndexOf(sign)));
  return `${end > kept.length * 0.6 ? kept.slice(0, end) : kept}…`;
}

interface Shared {
  title: string;
  summary: string | null;
  url: string;
  /** Where the text comes from, or the site itself. */
  source: string;
}

/** Rule: sharing texts of a page; a content that is GONE or replaced has its title only. */
export function sharingOf({ title, summary, url, source }: Shared): Sharing {
  const short = shortened(title, TITLE);
  const about = shortened(summary || source, SUMMARY);
  return { title: short, summary: about, url, text: `【${short}】${about} ${url}` };
}
