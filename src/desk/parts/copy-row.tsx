import { Link } from 'wouter';
import type { CopiesQuery } from '../generated/operations.ts';
import { COPY_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { KINDS } from '../words.ts';
import { Row, State } from './frame.tsx';

/** A copy as a list shows it. */
export type CopyRowData = CopiesQuery['copies']['edges'][number]['node'];

/** A copy in a list, leading to its page. */
export function CopyRow({ copy }: { copy: CopyRowData }) {
  const { id, title, state, kind, site, section, composedBy, revisedAt, publishAt } = copy;
  const facts = (
    <>
      <State of={COPY_STATES[state]} />
      <span>{KINDS[kind]}</span>
      <span>
        {site.name} · {section.name}
      </span>
      <span>{composedBy.name}</span>
      <span>{publishAt ? `定于 ${timeOf(publishAt)} 发布` : `${timeOf(revisedAt)} 修改`}</span>
    </>
  );
  return <Row title={<Link href={`/copies/${id}`}>{title}</Link>} facts={facts} />;
}
