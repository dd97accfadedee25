import type { Parcel } from './matter.ts';
import type { WechatDoor } from './wechat-settings.ts';

const KEPT_MS = 60 * 86_400_000;

/** How far a delivery has come at WeChat, which every process knows; instants in ISO. */
export interface Step {
  /** Since when a draft is being added whose id has not come back. */
  draftingAt?: string;
  /** The draft in the draft box. */
  mediaId?: string;
  /** Since when it is being published or sent to the followers; it may be there from then on. */
  submittingAt?: string;
  /** The task that WeChat has accepted. */
  ticket?: string;
  /** How many tasks of it have come to nothing. */
  failed?: number;
}

/**
 * The step of a parcel. Each writing succeeds only where nobody has written since the last one that was seen here: so
 * of two tries at once, one that was thought dead and one that came after it, only one goes on.
 */
export class KeptStep {
  readonly #door: WechatDoor;
  readonly #name: string;
  #version: number;
  #step: Step;

  private constructor(door: WechatDoor, name: string, row: { value: string; version: number } | null) {
    this.#door = door;
    this.#name = name;
    this.#version = row?.version ?? 0;
    this.#step = row?.value ? (JSON.parse(row.value) as Step) : {};
  }

  static async open(door: WechatDoor, { deliveryId, round }: Parcel): Promise<KeptStep> {
    const name = `step:${deliveryId}:${round}`;
    return new KeptStep(door, name, await door.memory.read(name));
  }

  get step(): Readonly<Step> {
    return this.#step;
  }

  /** Writes the step; answers whether this try is still the one that goes on. */
  async write(step: Step): Promise<boolean> {
    const expiresAt = new Date(this.#door.now.getTime() + KEPT_MS);
    const seen = { version: this.#version, expiresAt };
    const isOurs = await this.#door.memory.write(this.#name, JSON.stringify(step), seen);
    if (!isOurs) return false;
    this.#version += 1;
    this.#step = step;
    return true;
  }
}
