import type { PublishedAttachment } from '../../release/published-text.ts';
import { filesAt } from '../files-at.ts';
import { contentTags as tagsOf } from '../page-tags.ts';
import { hasOrigin, ofText } from './content-conditions.ts';
import type { Writer } from './draft.ts';
import { instant, onlyIf, text, textOrNull, value } from './part.ts';
import { plain } from './plain.ts';
import { homeSection, taggedSection } from './section-face.ts';

/** The files of a content; most have none. */
export const attachments: Writer = ({ alias }, asked, draft) => {
  const files = plain<PublishedAttachment[]>(
    draft,
    asked,
    [{ sql: `${alias}.attachments` }],
    (read, { publicUrl }) => filesAt(read, publicUrl),
  );
  return ofText(alias, [{ when: `${alias}.attachments = '[]'`, give: ['[]'], otherwise: files }], '[]');
};

type Tagged = Parameters<typeof tagsOf>;
type Read = Omit<Tagged[0], 'publishedAt'> & { publishedAt: string; section: Tagged[1] };

/** The META tags of a content's page. */
export const contentTags: Writer = (row, asked, draft) => {
  const { alias } = row;
  const origin = [
    '{"name":',
    ...textOrNull(`${alias}.origin_name`),
    ',"author":',
    ...textOrNull(`${alias}.origin_author`),
    '}',
  ];
  const read = [
    ...['{"title":', ...text(`${alias}.title`), ',"path":', ...text(`${alias}.path`)],
    ...[',"summary":', ...ofText(alias, textOrNull(`${alias}.summary`), 'null')],
    ...[',"keywords":', ...ofText(alias, value(`${alias}.keywords`), '[]')],
    ...[
      ',"author":',
      ...textOrNull(`${alias}.author`),
      ',"publishedAt":',
      ...instant(`${alias}.published_at`),
    ],
    ...[',"origin":', ...onlyIf(hasOrigin(alias), origin)],
    ...[',"section":', ...taggedSection(homeSection(row, draft).section, draft), '}'],
  ];
  return plain<Read>(draft, asked, read, ({ section, ...content }) =>
    tagsOf({ ...content, publishedAt: new Date(content.publishedAt) }, section),
  );
};
