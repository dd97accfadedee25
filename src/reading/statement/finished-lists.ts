import type { PublishedAttachment } from '../../release/published-text.ts';
import { filesAt } from '../files-at.ts';
import { contentTags as tagsOf } from '../page-tags.ts';
import { hasOrigin, ofText } from './content-conditions.ts';
import type { Writer } from './draft.ts';
import { instant, onlyIf, textOf, value, valueOrNull } from './part.ts';
import { plainList } from './plain-list.ts';
import { homeSection, taggedSection } from './section-face.ts';

/** The files of a content; most have none. */
export const attachments: Writer = ({ alias }, asked, draft) => {
  const files = plainList<PublishedAttachment[]>(
    draft,
    asked,
    [{ sql: `${alias}.attachments` }],
    (read, { publicUrl }) => filesAt(read, publicUrl),
  );
  return ofText(
    alias,
    [{ sql: `case when ${alias}.attachments = '[]' then '[]' else ${textOf(files)} end` }],
    '[]',
  );
};

type Tagged = Parameters<typeof tagsOf>;
type Read = Omit<Tagged[0], 'publishedAt'> & { publishedAt: string; section: Tagged[1] };

/** The META tags of a content's page. */
export const contentTags: Writer = (row, asked, draft) => {
  const { alias } = row;
  const origin = [
    '{"name":',
    ...valueOrNull(`${alias}.origin_name`),
    ',"author":',
    ...valueOrNull(`${alias}.origin_author`),
    '}',
  ];
  const read = [
    ...['{"title":', ...value(`${alias}.title`), ',"path":', ...value(`${alias}.path`)],
    ...[',"summary":', ...ofText(alias, valueOrNull(`${alias}.summary`), 'null')],
    ...[',"keywords":', ...ofText(alias, value(`${alias}.keywords`), '[]')],
    ...[
      ',"author":',
      ...valueOrNull(`${alias}.author`),
      ',"publishedAt":',
      ...instant(`${alias}.published_at`),
    ],
    ...[',"origin":', ...onlyIf(hasOrigin(alias), origin)],
    ...[',"section":', ...taggedSection(homeSection(row, draft).section, draft), '}'],
  ];
  return plainList<Read>(draft, asked, read, ({ section, ...content }) =>
    tagsOf({ ...content, publishedAt: new Date(content.publishedAt) }, section),
  );
};
