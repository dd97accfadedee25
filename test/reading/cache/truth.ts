interface State {
  shown: string;
  /** When the act that brought it about had answered. */
  since: number;
}

/** What readers may be shown of one thing, as it changes. */
export class Truth {
  readonly #states: State[];

  constructor(shown: string) {
    this.#states = [{ shown, since: 0 }];
  }

  /** Changes it; while that is under way either may be shown. */
  async change(shown: string, act: () => Promise<unknown>): Promise<void> {
    const state = { shown, since: Number.POSITIVE_INFINITY };
    this.#states.push(state);
    await act();
    state.since = performance.now();
  }

  /** What may be shown to one who asks now, where word of changes may take so long. */
  allowed(grace: number): (shown: string) => boolean {
    const asked = performance.now();
    return (shown) => {
      const last = this.#states.findLastIndex(({ since }) => since <= asked - grace);
      return this.#states.slice(last).some((state) => state.shown === shown);
    };
  }
}
