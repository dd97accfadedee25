import { checkList } from '../content/check-list.ts';
import { pageSize } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import type { SearchRequest } from './engine.ts';

const MAX_QUERY = 200;
const MAX_VALUES = 50;

/** A request that engines may be given; BAD_USER_INPUT for a query over 200 characters, a list over 50 values and a page size out of range. */
export function checkRequest<T extends SearchRequest>(request: T): T {
  must([...request.query].length <= MAX_QUERY, 'BAD_USER_INPUT', {
    zh: `搜索词不能超过${MAX_QUERY}字`,
    en: `The query must not be longer than ${MAX_QUERY} characters`,
  });
  const { kinds, themes, issuers, years, validities } = request;
  for (const [field, list] of Object.entries({ kinds, themes, issuers, years, validities }))
    checkList<unknown>(field, list, MAX_VALUES);
  return { ...request, first: pageSize(request.first) };
}
