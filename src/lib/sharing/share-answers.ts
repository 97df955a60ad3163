/** Answers equal questions once, those that are asked at the same time too, and keeps what was answered as long as there is room. */
export interface SharedAnswers<Answer> {
  /**
   * @param key the same for equal questions
   * @param find is called where nobody has asked before; its signal is aborted when nobody waits any more
   * @param signal of who asks: when it is aborted, the others go on waiting. Without one, the answer is found in any case
   * @throws what `find` throws, for all who wait; that is not kept
   */
  ask(key: string, find: (signal: AbortSignal) => Promise<Answer>, signal?: AbortSignal): Promise<Answer>;
}

interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  readonly abandon: AbortController;
  waiting: number;
  /** Null until it is there. */
  weight: number | null;
}

/** @param room for all answers together, in what `weigh` counts; the one that was asked for longest ago goes first */
export function shareAnswers<Answer>(room: number, weigh: (answer: Answer) => number): SharedAnswers<Answer> {
  const kept = new Map<string, Asked<Answer>>();

  function makeRoom(): void {
    let weight = [...kept.values()].reduce((sum, asked) => sum + (asked.weight ?? 0), 0);
    for (const [key, asked] of kept) {
      if (weight <= room) return;
      if (asked.weight === null) continue;
      kept.delete(key);
      weight -= asked.weight;
    }
  }

  function begin(key: string, find: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
    const abandon = new AbortController();
    const asked: Asked<Answer> = { answer: find(abandon.signal), abandon, waiting: 0, weight: null };
    asked.answer.then(
      (answer) => {
        asked.weight = weigh(answer);
        makeRoom();
      },
      () => {
        if (kept.get(key) === asked) kept.delete(key);
      },
    );
    return asked;
  }

  return {
    async ask(key, find, signal) {
      signal?.throwIfAborted();
      const asked = kept.get(key) ?? begin(key, find);
      // The last one that was asked for stands at the end.
      kept.delete(key);
      kept.set(key, asked);
      asked.waiting += 1;
      try {
        return await (signal === undefined ? asked.answer : unlessAborted(asked.answer, signal));
      } finally {
        asked.waiting -= 1;
        if (asked.waiting === 0 && asked.weight === null) {
          if (kept.get(key) === asked) kept.delete(key);
          asked.abandon.abort(signal?.reason);
        }
      }
    },
  };
}

/** What is waited for, which goes on for nobody when it is given up. @throws the signal's reason as soon as it is aborted */
export async function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
