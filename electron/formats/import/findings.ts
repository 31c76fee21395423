import type { ImportFinding } from '../../../shared/import.ts';

type Example = ImportFinding['examples'][number];

/** Features named for each finding; the rest are only counted. */
const NAMED = 50;

/** Counts what happened to features, by code. */
export interface Findings {
  /** @param value of the feature that it is about, alone or with the field that did not take it */
  add(
    code: string,
    layer: string,
    feature: string,
    value?: string | Omit<Example, 'layer' | 'feature'>,
    count?: number,
  ): void;
  list(): ImportFinding[];
}

/** @param given findings to go on from */
export function createFindings(given: readonly ImportFinding[] = []): Findings {
  const found = new Map(
    given.map((finding) => [finding.code, { ...finding, examples: [...finding.examples] }]),
  );
  return {
    add(code, layer, feature, value = '', count = 1) {
      let finding = found.get(code);
      if (!finding) {
        finding = { code, count: 0, examples: [] };
        found.set(code, finding);
      }
      finding.count += count;
      if (finding.examples.length < NAMED) {
        finding.examples.push({ layer, feature, ...(typeof value === 'string' ? { value } : value) });
      }
    },
    list: () => [...found.values()].sort((a, b) => b.count - a.count),
  };
}
