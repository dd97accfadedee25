/** The answer, or null where the store says that there is no such file; other failures are thrown on. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isMissing(error instanceof Error ? error.cause : undefined)) return null;
    throw error;
  }
}

function isMissing(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause ? cause.code : undefined;
  return code === 'ENOENT' || cause.name === 'NoSuchKey' || cause.name === 'NotFound';
}
