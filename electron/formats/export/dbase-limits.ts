import type { Feature } from 'geojson';
import type { ExportCut } from '../../../shared/export.ts';

/** Bytes of a dBASE field's name and of a text in it. */
const [NAME_BYTES, VALUE_BYTES] = [10, 254];

/** The beginning of a text that fits into so many bytes of UTF-8, cut between characters. */
function within(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let [kept, used] = ['', 0];
  for (const c of text) {
    used += Buffer.byteLength(c);
    if (used > bytes) break;
    kept += c;
  }
  return kept;
}

/** Features with names and texts that a dBASE table holds, each cut between characters, and what was cut. */
export function fitDbase(features: readonly Feature[]): { features: Feature[]; cut: ExportCut[] } {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const field of new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))) {
    let name = within(field, NAME_BYTES);
    for (let n = 1; taken.has(name.toLowerCase()); n++)
      name = `${within(field, NAME_BYTES - 1 - String(n).length)}_${n}`;
    taken.add(name.toLowerCase());
    names.set(field, name);
  }
  const values = new Map<string, number>();
  const fitted = features.map((feature): Feature => {
    const properties = Object.entries(feature.properties ?? {}).map(([field, value]) => {
      if (typeof value !== 'string') return [names.get(field)!, value];
      const text = within(value, VALUE_BYTES);
      if (text !== value) values.set(field, (values.get(field) ?? 0) + 1);
      return [names.get(field)!, text];
    });
    return { ...feature, properties: Object.fromEntries(properties) };
  });
  const cut = [...names]
    .map(([field, shortened]) => ({ field, shortened, values: values.get(field) ?? 0 }))
    .filter(({ field, shortened, values }) => field !== shortened || values > 0);
  return { features: fitted, cut };
}
