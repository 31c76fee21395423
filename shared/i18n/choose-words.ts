const CHOICE = /\{(\w+)\|([^{}|]*)\|([^{}|]*)\}/g;

/**
 * Puts into each `{name|one|many}` of a text the words that go with one of them, or with another number.
 *
 * @param values numbers by name, as they are or as they are shown
 */
export const chooseWords = (text: string, values: Readonly<Record<string, unknown>>): string =>
  text.replace(CHOICE, (_, name: string, one: string, many: string) =>
    String(values[name]) === '1' ? one : many,
  );
