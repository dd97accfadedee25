/** What the far side knows a copy by. */
export interface Receipt {
  remoteId: string | null;
  url: string | null;
  /** The ticket under which its result is still to come. */
  ticket?: string | null;
}

/** How a try ended. `detail` is for people and holds no secrets; `requestId` is what the far side knows the request by. */
export type Outcome = { detail: string; requestId?: string | null } & (
  | {
      kind: 'accepted';
      receipt: Receipt;
      /** The far side has said that readers can see it: no reading back is needed. */
      landed?: boolean;
      /** A person must carry it out: a duty opens, and their proof says that it is done. */
      task?: boolean;
      /** The result comes later, by `result` under this ticket, not before `after`, or by `hear`. */
      pending?: { ticket: string; after: Date };
      /** It has taken the place of the copies of earlier editions, which are to be taken back. */
      replaces?: true;
    }
  /** The far side has had it already, or no longer has what was to be taken back: as good as accepted. */
  | { kind: 'there'; receipt?: Receipt; replaces?: true }
  /**
   * To be tried again, not before `after`, for which its host is left alone by other channels too, nor before `ownAfter`,
   * which concerns this channel alone, such as how often an account may ask. `lost` when the far side may have taken it
   * all the same. `absent` says of what was looked for that it is certainly not there, nor on its way, so that it may be
   * sent again.
   */
  | { kind: 'retry'; after?: Date; ownAfter?: Date; lost?: boolean; absent?: true }
  /** Nothing more can be posted on the channel before `until`, such as a quota that is used up. */
  | { kind: 'paused'; until: Date }
  /** The far side no longer lets us in; the channel stands still until a person has put that right. */
  | { kind: 'reauthorise' }
  /** No further try will help until a person has put something right. */
  | { kind: 'refused' }
  /** It may or may not have arrived. */
  | { kind: 'unsure' }
);

/** Rule: before when an outcome asks not to be tried again; undefined where it names no moment. */
export function waitOf(outcome: Outcome): Date | undefined {
  return outcome.kind === 'retry' ? (outcome.after ?? outcome.ownAfter) : undefined;
}

/** Something a person should see to before it stops the channel. */
export interface Notice {
  kind: 'notice';
  detail: string;
}

/** What a reading back saw: the copy, a copy that says something else, or none. */
export interface Look {
  found: 'landed' | 'altered' | 'missing';
  detail: string;
}
