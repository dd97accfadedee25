import type { TypedDocumentString } from './questions.ts';

const HUB: string = import.meta.env.VITE_HUB ?? 'http://127.0.0.1:4000';

/** The code of the site this is (网站标识码). */
export const SITE: string = import.meta.env.VITE_SITE ?? '4300000002';

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

/** Asks the hub a question; throws an Error with the hub's own words where it refuses. */
export async function ask<Data, Variables>(
  question: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(`${HUB}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    body: JSON.stringify({ query: question.toString(), variables }),
  });
  const { data, errors = [] }: Answer<Data> = await response.json();
  if (!data || errors.length > 0)
    throw new Error(errors[0]?.message ?? `通稿平台没有回答（${response.status}）`);
  return data;
}
