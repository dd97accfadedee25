import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { Refusal } from '../refusal.ts';

/** PostgreSQL keeps neither the character NUL nor one half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function refusal(): GraphQLError {
  const originalError = new Refusal('BAD_USER_INPUT', {
    zh: '文本含有无法保存的字符（空字符或残缺字符）',
    en: 'A text holds a character that cannot be kept: NUL, or half of one',
  });
  return new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } });
}

/** Whether a text that no database keeps stands in a value, at any depth and in names too. */
export function holdsUnstorable(value: unknown): boolean {
  // By a list of what is left to do: how deep a variable is nested is up to whoever sends it.
  const left = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string' && !isStorable(one)) return true;
    if (typeof one !== 'object') continue;
    for (const [name, item] of Object.entries(one ?? {})) left.push(name, item);
  }
  return false;
}

/** Validation rule: refuses a literal that no database keeps, with BAD_USER_INPUT. */
export function storableRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue({ value }) {
      if (!isStorable(value)) context.reportError(refusal());
    },
  };
}

/** Refuses variables with such a text in them, at any depth and in names too, before anything is asked of them. */
export const storableVariables: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request }) {
        if (holdsUnstorable(request.variables)) throw refusal();
      },
    };
  },
};
