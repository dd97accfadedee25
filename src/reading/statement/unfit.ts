/** Thrown for a question, or for what it finds, that only the engine can answer; it costs nothing but the way round. */
export class Unfit extends Error {
  override name = 'Unfit';
}
