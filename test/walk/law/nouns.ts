import type { Sensitivity } from '../../../src/content/sensitivity.ts';

/** A person of the model: what they are, and whether they reach the main site or the first sub-site only. */
export interface Person {
  username: string;
  roles: readonly string[];
  main: boolean;
}

/** What a text may hold that stops it. */
export type Hit = 'PERSONAL' | 'SECRET';

/** A text: its number, what stands in it that should not, and which paragraph stands beside that. Equal numbers, equal texts. */
export interface ModelText {
  n: number;
  hit: Hit | null;
  passage: number;
  /** When it is over; milliseconds. */
  expiresAt: number | null;
  /** The content that it repeals, where it is a policy's; by id. */
  repeals: string | null;
}

/** A step of review as the model knows it; `both` reviews and proofreads. */
export interface ModelStep {
  role: string;
  task: 'REVIEW' | 'PROOF' | 'BOTH';
}

/** One approval that stands: at which step, by whom, and for whom they stood. */
export interface ModelDecision {
  step: ModelStep;
  by: string;
  standingFor: string | null;
}

/** What proofreading found when a copy was last handed in: in which text, under which level, in which passage, and who let it pass. */
export interface Proofread {
  n: number;
  level: Sensitivity | null;
  passage: string | null;
  passedBy: string | null;
}

/** Where the model thinks a copy stands. It knows nothing of the product's code but the names of roles and levels. */
export interface ModelCopy {
  id: string;
  main: boolean;
  isPolicy: boolean;
  text: ModelText;
  /** What it said before its last change. */
  former: ModelText | null;
  version: number;
  composer: Person;
  authors: Set<string>;
  /** Who submitted it last; they do not decide on what they submitted. */
  submitter: string | null;
  state: 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'SCHEDULED' | 'PUBLISHED';
  publishAt: number | null;
  sensitivity: Sensitivity | null;
  /** What a reviewer has weighed it as. */
  floor: Sensitivity | null;
  /** What it was submitted for, whatever the table says since. */
  steps: readonly ModelStep[];
  decisions: ModelDecision[];
  proofread: Proofread | null;
  /** Who alone may see it; everybody where null. */
  named: readonly Person[] | null;
  /** Who made it public in an emergency, and how its tiers decided on that afterwards. */
  forcedBy: string | null;
  retrospect: 'PENDING' | 'APPROVED' | 'REFUSED' | 'OVERTAKEN' | null;
  content: ModelContent | null;
}

/** What the model thinks readers see, and what the ledger holds. */
export interface ModelContent {
  id: string;
  main: boolean;
  isPolicy: boolean;
  text: ModelText;
  /** Everybody whose words it holds; who corrects it is one more of them. */
  authors: ReadonlySet<string>;
  withdrawn: string | null;
  /** Whether it is marked as over. */
  over: boolean;
  /** Which policies are marked as repealing it, each with its title. */
  repealedBy: readonly string[];
  /** The sections it is carried in. */
  sections: Set<string>;
  /** The copy whose text it holds. */
  last: ModelCopy;
  /** What each of its editions did, with the number of its text. */
  editions: string[];
}

/** A tier that somebody lent to a deputy. */
export interface ModelLoan {
  id: string;
  role: string;
  from: Person;
  to: Person;
  over: boolean;
}

/** A link by which somebody outside reads what a copy said when the link was made. */
export interface ModelCheck {
  id: string;
  token: string;
  copy: ModelCopy;
  text: ModelText;
  revoked: boolean;
  expiresAt: number;
}

/** The steps of each sensitivity now, where an administrator has said something; what is lent; who outside may read; and what the clock says. */
export interface World {
  table: Map<Sensitivity, readonly ModelStep[]>;
  loans: ModelLoan[];
  checks: ModelCheck[];
  now: number;
}

const HITS: Record<Hit, string> = { PERSONAL: '身份证号：11010519491231002X。', SECRET: '标注“机密★10年”。' };

/** The title a text has in the product. */
export const titleOf = ({ n }: { n: number }) => `第${n}稿`;

/** The body a text has in the product. */
export function bodyOf({ n, hit, passage }: ModelText): string {
  const paragraphs = [...(hit ? [HITS[hit]] : []), `邻段${passage}`, '甲', '乙', `正文${n}`];
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
}

/** What a policy's text says it does to another. */
export const policyOf = ({ repeals }: ModelText) => ({ repeals: repeals ? [{ contentId: repeals }] : [] });

/** What letting a text pass is bound to: of a secret the whole text, of anything else the paragraphs about it. */
export function passageOf({ n, hit, passage }: ModelText): string | null {
  if (hit === 'SECRET') return `secret ${n}`;
  return hit && `personal ${passage}`;
}
