import { isFrozen } from './may.ts';
import { bodyOf, type ModelContent, type ModelCopy, titleOf } from './nouns.ts';

export const SHOWN = `select id, title, body, text, withdrawal_kind as kind, edition_number as number,
    array(select concat(mark->>'contentId', ' ', mark->>'title') from jsonb_array_elements(marks) mark
      where mark->>'act' = 'REPEAL' and (mark->>'standing')::boolean order by 1) as repealed,
    (select count(*)::int from placement where publication_id = publication.id) as placed,
    (select count(*)::int from placement where publication_id = publication.id and live) as listed
  from publication where id = any($1) order by id`;

export const EDITIONS = `select content_id as content, hash, act || ' ' || substring(snapshot->>'title' from '[0-9]+') as did
  from edition where content_id = any(?) order by content_id, number`;

export const STANDING = `select id, state, version, named_ids is not null as limited,
    (select count(*)::int from revision where copy_id = copy.id and voided_at is null) as standing,
    (select coalesce(sum(jsonb_array_length(review->'approvals')), 0)::int from revision
      where copy_id = copy.id and voided_at is null) as approvals
  from copy where id = any(?) order by id`;

export const TOTAL = 'select count(*)::int as total from publication';

/** The row readers must see of a content. */
export function shown(content: ModelContent) {
  const { id, text, withdrawn, over, isPolicy, repealedBy, sections, editions } = content;
  const isGone = withdrawn === 'GONE';
  const body = isGone ? '' : bodyOf(text);
  const row = {
    id,
    title: titleOf(text),
    body,
    kind: withdrawn,
    number: editions.length,
    repealed: repealedBy,
  };
  // A policy whose time is over stays listed, marked as such.
  const isListed = !withdrawn && (isPolicy || !over);
  return { ...row, isEmpty: isGone, placed: sections.size, listed: isListed ? sections.size : 0 };
}

/** The row of a copy, its standing revisions and their approvals. */
export function stood(copy: ModelCopy) {
  const { id, version, named, decisions } = copy;
  const [standing, approvals] = isFrozen(copy) ? [1, decisions.length] : [0, 0];
  return { id, state: copy.state, version, limited: named !== null, standing, approvals };
}
