import type { Article } from './article/article.ts';
import type { StatedFacts } from './federation/stated.ts';
import type { Validators } from './feed.ts';

/** What came of reading the page of an item; `problem` is a sentence in zh-CN. */
export type PageReading =
  /** `body` is the sanitised text, `bytes` the page as it came. */
  | {
      outcome: 'read';
      article: Article;
      body: string;
      bytes: Uint8Array;
      validators: Validators | null;
      /** Where another hub states its document. */
      stated?: StatedFacts;
    }
  | { outcome: 'unchanged' }
  /** By rule the text is not read: the address is of another site, or of a file. */
  | { outcome: 'link'; problem: string }
  /** The upstream says that there is no such page any more; `isStated`: that it was withdrawn, which is no fault of a moment. */
  | { outcome: 'gone'; problem: string; isStated?: boolean }
  /** `textless`: the page came, but no text was found on it. */
  | { outcome: 'unreadable'; problem: string; textless?: boolean };
