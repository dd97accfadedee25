import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Elements deeper than this are dropped, their text kept; real pages stay under 60. */
const MAX_DEPTH = 200;

/** Elements that hold no others. They may still open in a full parse, but for a few levels only: SVG may nest a title. */
const CHILDLESS = new Set([
  ...[
    'area',
    'base',
    'basefont',
    'br',
    'col',
    'embed',
    'frame',
    'hr',
    'img',
    'input',
    'link',
    'meta',
    'param',
  ],
  ...[
    'source',
    'track',
    'wbr',
    'iframe',
    'noembed',
    'noframes',
    'plaintext',
    'script',
    'style',
    'textarea',
    'title',
    'xmp',
  ],
]);
const SPARE_DEPTH = 8;

/** The parser settings and hooks that hold one parse to a bounded depth. */
export interface BoundedNesting {
  Tokenizer: typeof Tokenizer;
  /** To be called for every element the parser opens. */
  opened: () => void;
  /** To be called for every element the parser closes. */
  closed: () => void;
}

/**
 * Bounds how deep a parse may nest. htmlparser2 spends time in proportion to the depth on every tag, so a megabyte of
 * opening tags would hold it for hours; tags beyond the bound, and the end tags that answer them, never reach it.
 */
export function boundNesting(): BoundedNesting {
  let depth = 0;
  const isFullFor = (name: string) => depth >= (CHILDLESS.has(name) ? MAX_DEPTH + SPARE_DEPTH : MAX_DEPTH);
  class BoundedTokenizer extends Tokenizer {
    constructor(options: ConstructorParameters<typeof Tokenizer>[0], callbacks: TokenizerCallbacks) {
      const source = { text: '' };
      super(options, bounded(callbacks, isFullFor, source));
      this.write = (chunk) => {
        source.text += chunk;
        super.write(chunk);
      };
    }
  }
  return {
    Tokenizer: BoundedTokenizer,
    opened: () => {
      depth += 1;
    },
    closed: () => {
      depth -= 1;
    },
  };
}

/** The parser's callbacks, deaf to elements that open while the parse is full. */
function bounded(
  inner: TokenizerCallbacks,
  isFullFor: (name: string) => boolean,
  source: { text: string },
): TokenizerCallbacks {
  const unanswered = new Map<string, number>();
  let isDeaf = false;
  const nameAt = (start: number, end: number) => source.text.slice(start, end).toLowerCase();
  const hear = () => {
    const wasDeaf = isDeaf;
    isDeaf = false;
    return !wasDeaf;
  };
  return {
    onattribdata: (start, end) => isDeaf || inner.onattribdata(start, end),
    onattribentity: (codepoint) => isDeaf || inner.onattribentity(codepoint),
    onattribend: (quote, end) => isDeaf || inner.onattribend(quote, end),
    onattribname: (start, end) => isDeaf || inner.onattribname(start, end),
    oncdata: (start, end, offset) => inner.oncdata(start, end, offset),
    oncomment: (start, end, offset) => inner.oncomment(start, end, offset),
    ondeclaration: (start, end) => inner.ondeclaration(start, end),
    onend: () => inner.onend(),
    onprocessinginstruction: (start, end) => inner.onprocessinginstruction(start, end),
    ontext: (start, end) => inner.ontext(start, end),
    ontextentity: (codepoint, end) => inner.ontextentity(codepoint, end),
    isInForeignContext: () => inner.isInForeignContext?.() ?? false,
    onopentagend: (end) => hear() && inner.onopentagend(end),
    onselfclosingtag: (end) => hear() && inner.onselfclosingtag(end),
    onopentagname: (start, end) => {
      const name = nameAt(start, end);
      isDeaf = isFullFor(name);
      if (!isDeaf) return inner.onopentagname(start, end);
      unanswered.set(name, (unanswered.get(name) ?? 0) + 1);
    },
    onclosetag: (start, end) => {
      const name = nameAt(start, end);
      const open = unanswered.get(name) ?? 0;
      if (open === 0) return inner.onclosetag(start, end);
      unanswered.set(name, open - 1);
    },
  };
}
