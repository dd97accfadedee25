import type { InterpretationPart } from '../../content/parts.ts';
import type { PublishedAttachment } from '../../release/published-text.ts';
import { filesAt } from '../files-at.ts';
import { mediaAmong } from '../interpretation-material.ts';
import { ofText } from './content-conditions.ts';
import type { Table, Writer } from './draft.ts';
import { membersOf } from './members.ts';
import { member, type Part } from './part.ts';
import { plain } from './plain.ts';

const background: Writer = ({ alias, bytes }) => {
  bytes.push(`coalesce(octet_length(${alias}.material->>'background'), 0)`);
  return ofText(alias, member(`${alias}.material`, 'background'), 'null');
};

function partsOf(alias: string, name: keyof InterpretationPart): Part[] {
  return ofText(alias, [{ sql: `coalesce(nullif(${alias}.material->'${name}', 'null'), '[]')` }], '[]');
}

/** A list of an interpretation's material as it stands. */
function partsNamed(name: 'cases' | 'figures'): Writer {
  return ({ alias }, asked, draft) =>
    plain<object[]>(draft, asked, partsOf(alias, name), (parts, { context }) =>
      context().budget.spend(parts),
    );
}

interface Read {
  media: NonNullable<InterpretationPart['media']>;
  files: PublishedAttachment[];
}

const media: Writer = ({ alias }, asked, draft) => {
  const json = membersOf([
    ['"media":', ...partsOf(alias, 'media')],
    ['"files":', ...ofText(alias, [{ sql: `${alias}.attachments` }], '[]')],
  ]);
  return plain<Read>(draft, asked, json, (read, { context, publicUrl }) =>
    context().budget.spend(mediaAmong(read.media, filesAt(read.files, publicUrl))),
  );
};

/** What an interpretation explains with besides its body. */
export const MATERIALS: Table = {
  background,
  cases: partsNamed('cases'),
  figures: partsNamed('figures'),
  media,
};
