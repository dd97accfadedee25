import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A word or name that titles use (检索词), by which a search is completed and mistyped words are put right. */
@Entity()
@Index({
  name: 'search_term_sound_index',
  expression: 'create index "search_term_sound_index" on "search_term" ("sound" text_pattern_ops)',
})
@Index({
  name: 'search_term_initials_index',
  expression: 'create index "search_term_initials_index" on "search_term" ("initials" text_pattern_ops)',
})
@Index({
  name: 'search_term_prefix_index',
  expression: 'create index "search_term_prefix_index" on "search_term" ("term" text_pattern_ops)',
})
@Index({
  name: 'search_term_term_index',
  expression: 'create index "search_term_term_index" on "search_term" using gin ("term" gin_trgm_ops)',
})
export class SearchTerm {
  /** Folded. */
  @PrimaryKey({ type: 'text' })
  term!: string;

  /** Its pinyin as `soundOf` makes it. */
  @Property({ type: 'text' })
  sound!: string;

  /** The first letters of its syllables. */
  @Property({ type: 'text' })
  initials!: string;
}
