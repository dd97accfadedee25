import { type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import type { MiddlewareFn } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Refusal, type RefusalCode } from '../platform/refusal.ts';
import { note } from './note.ts';

/** Faults of a request's form, and of the hub itself: nobody was kept from anything. */
const NOT_OF_THE_LAW: readonly RefusalCode[] = [
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'TOO_COSTLY',
  'TOO_LARGE',
  'UPSTREAM',
  'NOT_THERE_YET',
  'INTERNAL',
];

/** What an argument names, where it is not of the type that is answered. */
const NAMED_BY: Record<string, string> = {
  contentId: 'Publication',
  copyId: 'Copy',
  deliveryId: 'Delivery',
  feedId: 'Feed',
  itemId: 'UpstreamItem',
  organisationId: 'Organisation',
  sectionId: 'Section',
  siteId: 'Site',
};

interface Subject {
  type: string;
  id: string;
}

function isNode({ schema }: GraphQLResolveInfo, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node');
}

/** What a field was asked about: by its arguments, or the thing whose field it is; null where that is nothing with an id. */
function subjectOf(root: unknown, args: Record<string, unknown>, info: GraphQLResolveInfo): Subject | null {
  const given = { ...(args.input as Record<string, unknown> | undefined), ...args };
  const answered = getNamedType(info.returnType).name;
  const candidates = [
    [answered, given.id],
    ...Object.entries(NAMED_BY).map(([name, type]) => [type, given[name]]),
    [info.parentType.name, (root as { id?: unknown } | undefined)?.id],
  ] as [string, unknown][];
  const found = candidates.find(([type, id]) => typeof id === 'string' && isUuid(id) && isNode(info, type));
  return found ? { type: found[0], id: String(found[1]) } : null;
}

/** Tells the journal of every refusal that a known person meets at a door of the desk; the refusal goes on its way in any case. */
export const noteRefusals: MiddlewareFn<Context> = async ({ root, args, context, info }, next) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof Refusal) || NOT_OF_THE_LAW.includes(error.code)) throw error;
    const subject = subjectOf(root, args, info) ?? { type: 'User', id: context.actor.id ?? '' };
    const what = { field: info.fieldName, code: error.code };
    await note(context, { act: 'act.refused', subject, what }).catch((err: unknown) =>
      context.log.error({ err, ...what }, 'a refusal could not be journalled'),
    );
    throw error;
  }
};
