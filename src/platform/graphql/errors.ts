import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../log.ts';
import { REFUSALS, Refusal } from '../refusal.ts';

function ofRefusal(formatted: GraphQLFormattedError, refusal: Refusal): GraphQLFormattedError {
  return {
    ...formatted,
    message: `${refusal.wording.zh} (${refusal.wording.en})`,
    extensions: {
      code: refusal.code,
      messages: { 'zh-CN': refusal.wording.zh, en: refusal.wording.en },
      ...refusal.particulars,
    },
  };
}

/** Codes of the engine itself that say what is wrong with the request, and may go out as they are. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
]);

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** Some faults of a request, such as a hash that is not of the query, bear a status and no code. */
function isAskedWrongly(cause: unknown): boolean {
  if (!(cause instanceof GraphQLError)) return false;
  return (cause.extensions.http as { status?: number } | undefined)?.status === 400;
}

/** Turns errors into answers: refusals keep their code and wording, the unforeseen is logged and answered as INTERNAL without particulars. */
export function createErrorFormat(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = causeOf(error);
    if (cause instanceof Refusal) return ofRefusal(formatted, cause);
    if (/contains more tha[nt] \d+ tokens/.test(formatted.message)) {
      return ofRefusal(formatted, new Refusal('TOO_COSTLY'));
    }
    const code = isAskedWrongly(cause) ? 'BAD_REQUEST' : String(formatted.extensions?.code);
    if (REQUEST_FAULTS.has(code)) return { ...formatted, extensions: { code } };
    log.error({ err: cause }, 'unforeseen error in a resolver');
    const { zh, en } = REFUSALS.INTERNAL;
    return { message: `${zh} (${en})`, path: formatted.path, extensions: { code: 'INTERNAL' } };
  };
}
