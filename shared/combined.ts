type Union<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * One table of several, such as the handlers of all files.
 *
 * @throws Error naming a key that two of them have, which would otherwise win by its place in the list
 */
export function combined<const T extends readonly object[]>(...tables: T): Union<T[number]> {
  const all: Record<string, unknown> = {};
  for (const [name, handler] of tables.flatMap((table) => Object.entries(table))) {
    if (Object.hasOwn(all, name)) throw new Error(`two handlers for ${name}`);
    all[name] = handler;
  }
  return all as Union<T[number]>;
}
