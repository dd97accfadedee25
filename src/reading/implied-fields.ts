const PAGE = ['title', 'path', 'section', 'withdrawal'];

/** What fields that are made of others are made of. */
const MADE_OF: Record<string, readonly string[]> = {
  url: ['path', 'section'],
  contentByPath: ['path', 'section'],
  breadcrumbs: PAGE,
  neighbours: ['section'],
  sharing: [...PAGE, 'summary', 'origin'],
  head: [...PAGE, 'tags', 'body', 'policy', 'policies', 'updatedAt'],
  pictures: ['title', 'body'],
  bodyFor: ['title', 'body'],
};

/** Rule: the fields a question asks for, with those they are made of. */
export function withImplied(fields: ReadonlySet<string>): ReadonlySet<string> {
  const implied = [...fields].flatMap((field) =>
    Object.hasOwn(MADE_OF, field) ? (MADE_OF[field] ?? []) : [],
  );
  return implied.length > 0 ? new Set([...fields, ...implied]) : fields;
}
