import { Field, ObjectType } from 'type-graphql';
import { MediaKind } from '../content/interpretation-material.ts';
import type { InterpretationPart } from '../content/parts.ts';
import type { Content } from './content.ts';
import type { ReadingContext } from './reading-context.ts';
import { attachmentsOf, restOf } from './related.ts';

/** A case that an interpretation tells (案例). */
@ObjectType({ simpleResolvers: true })
export class InterpretationCase {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  text!: string;
}

/** A figure that an interpretation gives (数据). */
@ObjectType({ simpleResolvers: true })
export class InterpretationFigure {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: '数值，带单位' })
  value!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;
}

/** A video, a recording or a chart (视频、音频、图解) with what it shows or says in words. */
@ObjectType({ simpleResolvers: true })
export class InterpretationMedia {
  @Field(() => MediaKind)
  kind!: MediaKind;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: '文字说明或文稿' })
  text!: string;

  @Field(() => String, { description: '绝对地址' })
  url!: string;
}

/** Rule: media with the addresses of their files; one whose file is not there is left out. */
export function mediaAmong(
  media: InterpretationPart['media'],
  files: readonly { sha256: string | null; url: string }[],
): InterpretationMedia[] {
  const urls = new Map(files.map((file) => [file.sha256, file.url]));
  return (media ?? []).flatMap(({ kind, title, text, sha256 }) => {
    const url = urls.get(sha256);
    return url ? [{ kind, title, text, url }] : [];
  });
}

/** The media of an interpretation that are among its files. */
export async function mediaOf(ctx: ReadingContext, content: Content): Promise<InterpretationMedia[]> {
  const media = (await restOf(ctx, content)).material?.media ?? [];
  if (media.length === 0) return [];
  return ctx.budget.spend(mediaAmong(media, await attachmentsOf(ctx, content)));
}
