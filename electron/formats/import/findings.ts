import type { ImportFinding } from '../../../shared/import.ts';

/** Features named for each finding; the rest are only counted. */
const NAMED = 50;

/** Counts what happened to features, by code. */
export interface Findings {
  add(code: string, layer: string, feature: string, value?: string, count?: number): void;
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
      if (finding.examples.length < NAMED) finding.examples.push({ layer, feature, value });
    },
    list: () => [...found.values()].sort((a, b) => b.count - a.count),
  };
}
