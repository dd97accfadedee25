import type { Sensitivity } from '../../../src/content/sensitivity.ts';
import { inheritedSteps, passedBy, stepsFor } from './may.ts';
import {
  type ModelContent,
  type ModelCopy,
  type ModelText,
  type Person,
  passageOf,
  titleOf,
  type World,
} from './nouns.ts';
import { standing } from './standing.ts';

function proofread(copy: ModelCopy, by: string): void {
  const { text, sensitivity: level } = copy;
  copy.proofread = { n: text.n, level, passage: passageOf(text), passedBy: passedBy(copy, by) };
}

function judge(copy: ModelCopy, approve: boolean): void {
  if (!approve) copy.retrospect = 'REFUSED';
  else if (copy.decisions.length === copy.steps.length) copy.retrospect = 'APPROVED';
}

function isOver({ expiresAt }: ModelText, { now }: World): boolean {
  return expiresAt !== null && expiresAt <= now;
}

const overtake = ({ last }: ModelContent) => {
  if (last.retrospect === 'PENDING') last.retrospect = 'OVERTAKEN';
};

const keep = (content: ModelContent, act: string) => void content.editions.push(`${act} ${content.text.n}`);

/** The live policies that repeal a policy, of its own organisation or of the one above. */
function repealing(content: ModelContent, all: readonly ModelContent[]): string[] {
  const repeals = (one: ModelContent) => one !== content && one.isPolicy && one.text.repeals === content.id;
  const counts = (one: ModelContent) => !one.withdrawn && (one.main || !content.main);
  if (!content.isPolicy) return [];
  return all.filter((one) => repeals(one) && counts(one)).map(({ id, text }) => `${id} ${titleOf(text)}`);
}

/** What stands beside a content from its next edition on. */
function look(content: ModelContent, all: readonly ModelContent[], world: World): void {
  content.over = isOver(content.text, world);
  content.repealedBy = repealing(content, all).toSorted();
}

/** An edition of its own for whatever stands beside a content otherwise than before. */
function mark(content: ModelContent, all: readonly ModelContent[], world: World): void {
  if (content.withdrawn) return;
  const { over, repealedBy } = content;
  look(content, all, world);
  if (over !== content.over || repealedBy.join() !== content.repealedBy.join()) keep(content, 'MARK');
}

function markOthers(content: ModelContent, all: readonly ModelContent[], world: World): void {
  if (!content.isPolicy) return;
  const wereRepealed = (one: ModelContent) => one.repealedBy.some((by) => by.startsWith(content.id));
  for (const one of all)
    if (one !== content && (wereRepealed(one) || one.id === content.text.repeals)) mark(one, all, world);
}

const toDraft = { state: 'DRAFT', decisions: [], publishAt: null } as const;

/** What each permitted act does to a copy, in the model. */
export const effect = {
  revise(copy: ModelCopy, person: Person, text: ModelText): void {
    Object.assign(copy, { ...toDraft, former: copy.text, text, version: copy.version + 1, decisions: [] });
    copy.authors.add(person.username);
  },
  stop(copy: ModelCopy, person: Person, sensitivity: Sensitivity): void {
    copy.sensitivity = sensitivity;
    proofread(copy, person.username);
    copy.submitter = person.username;
  },
  submit(copy: ModelCopy, person: Person, sensitivity: Sensitivity, world: World): void {
    effect.stop(copy, person, sensitivity);
    Object.assign(copy, { state: 'IN_REVIEW', steps: stepsFor(sensitivity, world), decisions: [] });
  },
  override(copy: ModelCopy, person: Person): void {
    if (copy.proofread) copy.proofread.passedBy = person.username;
  },
  recall: (copy: ModelCopy) => void Object.assign(copy, { ...toDraft, decisions: [] }),
  decide(copy: ModelCopy, person: Person, approve: boolean, world: World): void {
    const isPublic = copy.state === 'PUBLISHED';
    if (!approve && !isPublic) return void Object.assign(copy, { ...toDraft, decisions: [] });
    const name = standing(person, copy, world);
    const step = copy.steps[copy.decisions.length];
    const standingFor = name === 'self' ? null : name;
    if (step && approve) copy.decisions.push({ step, by: person.username, standingFor });
    if (isPublic) judge(copy, approve);
    else if (copy.decisions.length === copy.steps.length) copy.state = 'APPROVED';
  },
  sendBack: (copy: ModelCopy) => void copy.decisions.pop(),
  /** A content takes the text of a copy; what an emergency had put there before waits for nobody any more. */
  publish(copy: ModelCopy, content: ModelContent, all: readonly ModelContent[], world: World): void {
    overtake(content);
    Object.assign(copy, { state: 'PUBLISHED', publishAt: null, content });
    const { text } = copy;
    Object.assign(content, { text, authors: new Set(copy.authors), last: copy });
    look(content, all, world);
    keep(content, content.editions.length === 0 ? 'PUBLISH' : 'CORRECT');
    markOthers(content, all, world);
  },
  force(copy: ModelCopy, person: Person, world: World): void {
    proofread(copy, person.username);
    copy.sensitivity ??= 'SENSITIVE' as Sensitivity;
    const steps = inheritedSteps(person, stepsFor(copy.sensitivity, world));
    Object.assign(copy, { forcedBy: person.username, retrospect: 'PENDING', steps, decisions: [] });
  },
  withdraw(content: ModelContent, kind: string, all: readonly ModelContent[], world: World): void {
    overtake(content);
    content.withdrawn = kind;
    keep(content, 'WITHDRAW');
    markOthers(content, all, world);
  },
  restore(content: ModelContent, all: readonly ModelContent[], world: World): void {
    content.withdrawn = null;
    look(content, all, world);
    keep(content, 'RESTORE');
    markOthers(content, all, world);
  },
  /** Time has gone on. */
  expire(content: ModelContent, all: readonly ModelContent[], world: World): void {
    if (isOver(content.text, world) && !content.over) mark(content, all, world);
  },
  reweigh(copy: ModelCopy, person: Person, sensitivity: Sensitivity, world: World): void {
    const isOwn = copy.authors.has(person.username) || copy.submitter === person.username;
    if (person.roles.some((role) => role.startsWith('REVIEWER')) && !isOwn) copy.floor = sensitivity;
    copy.sensitivity = sensitivity;
    if (copy.state === 'DRAFT') return;
    proofread(copy, copy.submitter ?? '');
    const steps = stepsFor(sensitivity, world);
    Object.assign(copy, { state: 'IN_REVIEW', steps, decisions: [], publishAt: null });
  },
};
