import { type ChangeClass, changeOfWords } from '../content/change.ts';
import type { Original } from '../content/original.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { steadyText } from '../content/steady-text.ts';
import { diffLines } from '../platform/html/diff.ts';
import { plainText } from '../platform/html/sanitise.ts';
import { Severity } from './finding.ts';
import type { Found } from './proofing/index.ts';

const RULE = 'faithful-repost';
const TOLD = 100;
const SHOWN = 200;

/** A site's word for itself names no origin once the text stands elsewhere. */
const OURSELVES =
  /^(?:来源[:：])?\s*(?:本网|本站|本网站|本平台|本门户|原创|互联网|网络)(?:讯|消息|原创|综合|整理)?$/u;

const GRAVITY: Record<ChangeClass, { severity: Severity; what: string }> = {
  SUBSTANCE: { severity: Severity.WARN, what: '数字、日期、名称或文号与原文不一致' },
  WORDING: { severity: Severity.WARN, what: '文字与原文不一致' },
  COSMETIC: { severity: Severity.HINT, what: '标点、空格或分段与原文不一致' },
};

/**
 * Rule: in what a repost is not faithful. An origin that is missing, or is a site's word for itself, blocks
 * (互联网新闻信息服务管理规定, art. 15); every difference from the original is told with its class, a hundred at most.
 * `original` is null where it is not known.
 */
export function infidelities(snapshot: Snapshot, original: Original | null): Found[] {
  if (!original && !snapshot.originUrl) return [];
  const differences = original
    ? [...differencesOfSource(snapshot, original), ...differencesOfText(snapshot, original)]
    : [];
  return [...faultsOfOrigin(snapshot), ...differences.slice(0, TOLD)];
}

function faultsOfOrigin({ originName }: Snapshot): Found[] {
  const name = originName?.trim() ?? '';
  const block = (reason: string) => [atTitle({ severity: Severity.BLOCK, reason, excerpt: name })];
  if (name === '') return block('转载稿件未注明来源');
  return OURSELVES.test(name) ? block(`转载稿件的来源不得写作“${name}”，应写明原发布单位`) : [];
}

function differencesOfSource(snapshot: Snapshot, original: Original): Found[] {
  const { originName, originUrl, originAuthor, originPublishedAt } = snapshot;
  const date = original.publishedAt?.toISOString() ?? null;
  return [
    ...told('来源', originName, original.originName),
    ...told('来源地址', originUrl, original.url),
    ...told('作者', originAuthor, original.author),
    ...told('发布时间', wallTimeOf(originPublishedAt), wallTimeOf(date)),
    ...differencesOfFiles(snapshot, original),
  ];
}

/** A file that bears the name of one of the original's, and is another; one that is missing is told with the text. */
function differencesOfFiles({ attachments }: Snapshot, original: Original): Found[] {
  return attachments.flatMap(({ name, sourceUrl }) => {
    const theirs = original.attachments.filter((file) => file.name === name).map(({ url }) => url);
    const isTheirs = theirs.length === 0 || theirs.includes(sourceUrl ?? '');
    return isTheirs ? [] : told(`附件“${name}”的地址`, sourceUrl ?? null, theirs[0] ?? null);
  });
}

function told(what: string, ours: string | null, theirs: string | null): Found[] {
  if (theirs === null || ours === theirs) return [];
  const reason = `${what}与原文不一致`;
  return [atTitle({ severity: Severity.WARN, reason, excerpt: ours ?? '', suggestion: theirs })];
}

function wallTimeOf(instant: string | null): string | null {
  if (instant === null) return null;
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

function differencesOfText(snapshot: Snapshot, original: Original): Found[] {
  const [title = '', ...lines] = steadyText(snapshot).lines;
  const [theirTitle = '', ...theirs] = original.text.lines;
  const body = plainText(snapshot.body);
  let at = 0;
  const found = diffLines(theirs, lines).flatMap((run) => {
    const from = at;
    for (const line of 'kept' in run ? run.kept : run.added) at = placeOf(body, line, at) + line.length;
    return 'kept' in run
      ? []
      : pairsOf(run).map((pair) => difference(pair, 'body', placeOf(body, pair.ours, from)));
  });
  if (title === theirTitle) return found;
  return [difference({ theirs: theirTitle, ours: title }, 'title', 0), ...found];
}

/** A passage of the original, and what the repost says in its place; empty where one of them has none. */
interface Pair {
  theirs: string;
  ours: string;
  change?: ChangeClass;
}

/** What stands in place of what; a passage that was only parted otherwise is one. */
function pairsOf({ removed, added }: { removed: string[]; added: string[] }): Pair[] {
  const whole = { theirs: removed.join('\n'), ours: added.join('\n') };
  if (changeOfWords(whole.theirs, whole.ours) === 'COSMETIC') {
    return [{ theirs: whole.theirs, ours: added[0] ?? '', change: 'COSMETIC' }];
  }
  const length = Math.max(removed.length, added.length);
  return Array.from({ length }, (_, index) => ({ theirs: removed[index] ?? '', ours: added[index] ?? '' }));
}

/** Where a line stands in a text, from a place on; that place where it does not stand as such. */
function placeOf(text: string, line: string, from: number): number {
  const at = line === '' ? -1 : text.indexOf(line, from);
  return at === -1 ? Math.min(from, text.length) : at;
}

function difference(pair: Pair, field: 'title' | 'body', start: number): Found {
  const { theirs, ours, change = changeOfWords(theirs, ours) } = pair;
  const { severity, what } = GRAVITY[change];
  const where = field === 'title' ? '标题' : '正文';
  const end = start + ours.length;
  return {
    ...{ rule: RULE, severity, field, excerpt: ours, start, end },
    reason: `${where}：${reasonOf(theirs, ours, what)}`,
    ...(theirs === '' ? {} : { suggestion: theirs }),
  };
}

function reasonOf(theirs: string, ours: string, what: string): string {
  if (theirs === '') return `原文没有这一段（${what}）`;
  if (ours === '') return `缺少原文的一段（${what}）：“${shown(theirs)}”`;
  return `${what}，原文为“${shown(theirs)}”`;
}

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function atTitle(verdict: Pick<Found, 'severity' | 'reason' | 'excerpt' | 'suggestion'>): Found {
  return { rule: RULE, field: 'title', start: 0, end: 0, ...verdict };
}
