/** Work in small parts: it yields after each, so that whoever runs it may let others run first. */
export type Steps<T> = Generator<void, T, void>;

/** Members of a list looked at between two steps, where looking at one takes far less than a step. */
const AT_ONCE = 256;

/** Does something with each member of a list, with a step after every so many: a step costs more than such a member. */
export function* forEachInSteps<T>(list: Iterable<T>, each: (member: T) => void): Steps<void> {
  let done = 0;
  for (const member of list) {
    if (++done % AT_ONCE === 0) yield;
    each(member);
  }
}

/**
 * Work that several may go through at once: each of them moves it on for all, and what it comes to is kept. Where it
 * failed it is begun anew by the next.
 */
export function sharedSteps<T>(make: () => Steps<T>): () => Steps<T> {
  let running: Steps<T> | null = null;
  let made: { value: T } | null = null;
  return function* () {
    while (!made) {
      running ??= make();
      try {
        const step = running.next();
        if (step.done) made = { value: step.value };
      } catch (error) {
        running = null;
        throw error;
      }
      if (!made) yield;
    }
    running = null;
    return made.value;
  };
}

/** Does all parts of some work one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
