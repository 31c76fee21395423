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

/** Does all parts of some work one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
