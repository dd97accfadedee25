import type { Sensitivity } from '../../../src/content/sensitivity.ts';
import { passedBy, standing, stepsFor } from './may.ts';
import {
  type ModelContent,
  type ModelCopy,
  type ModelText,
  type Person,
  passageOf,
  type World,
} from './nouns.ts';

function proofread(copy: ModelCopy, by: Person): void {
  const { text } = copy;
  copy.proofread = { n: text.n, passage: passageOf(text), passedBy: passedBy(copy, by) };
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

const toDraft = { state: 'DRAFT', decisions: [], publishAt: null } as const;

/** What each permitted act does to a copy, in the model. */
export const effect = {
  revise(copy: ModelCopy, person: Person, text: ModelText): void {
    Object.assign(copy, { ...toDraft, former: copy.text, text, version: copy.version + 1, decisions: [] });
    copy.authors.add(person.username);
  },
  stop(copy: ModelCopy, person: Person, sensitivity: Sensitivity): void {
    proofread(copy, person);
    Object.assign(copy, { sensitivity, submitter: person.username });
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
  publish(copy: ModelCopy, content: ModelContent, world: World): void {
    overtake(content);
    Object.assign(copy, { state: 'PUBLISHED', publishAt: null, content });
    const { text } = copy;
    Object.assign(content, { text, authors: new Set(copy.authors), last: copy, over: isOver(text, world) });
    keep(content, content.editions.length === 0 ? 'PUBLISH' : 'CORRECT');
  },
  force(copy: ModelCopy, person: Person, world: World): void {
    proofread(copy, person);
    copy.sensitivity ??= 'SENSITIVE' as Sensitivity;
    const steps = stepsFor(copy.sensitivity, world);
    Object.assign(copy, { forcedBy: person.username, retrospect: 'PENDING', steps, decisions: [] });
  },
  withdraw(content: ModelContent, kind: string): void {
    overtake(content);
    content.withdrawn = kind;
    keep(content, 'WITHDRAW');
  },
  restore(content: ModelContent, world: World): void {
    Object.assign(content, { withdrawn: null, over: isOver(content.text, world) });
    keep(content, 'RESTORE');
  },
  expire(content: ModelContent, world: World): void {
    if (content.withdrawn || content.over || !isOver(content.text, world)) return;
    content.over = true;
    keep(content, 'MARK');
  },
};
