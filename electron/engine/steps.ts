/** Work in small parts: it yields after each, so that whoever runs it may let others run first. */
export type Steps<T> = Generator<void, T, void>;

/** Does all parts of some work one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
