import type { CommandInput } from '../../shared/contract.ts';
import type { Encoding, ImportTarget, InspectedLayer, Inspection } from '../../shared/import.ts';
import { guessBuildingClass, guessFields } from '../../shared/import-guess.ts';

/** What the planner has said of one layer of the file. */
export interface Choice {
  layer: InspectedLayer;
  used: boolean;
  target: ImportTarget;
  crs: string;
  fields: Record<string, string>;
  classes: Record<string, string>;
  siteKind: 'rooftop' | 'agrivoltaic';
  /** Units the planner gave for columns that name none, by our field. */
  units: Record<string, string>;
  /** How its text is read where that is not as the whole file's. */
  encoding?: Encoding;
}

const KEY = 'planner.import.fields';

/** Field mappings chosen before, by format and target. */
function remembered(): Record<string, Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Record<string, string>>;
  } catch {
    return {};
  }
}

const keyOf = (format: string, target: ImportTarget) => `${format}/${target}`;

/** Keeps what was chosen for the next file of the format. */
export function rememberFields(format: string, choices: readonly Choice[]): void {
  const all = remembered();
  for (const { used, target, fields } of choices) if (used) all[keyOf(format, target)] = fields;
  localStorage.setItem(KEY, JSON.stringify(all));
}

/** A layer taken for a target: fields as last time where the file has them, else by their names. */
export function chooseTarget(format: string, layer: InspectedLayer, target: ImportTarget): Partial<Choice> {
  const names = layer.fields.map(({ name }) => name);
  const before = Object.entries(remembered()[keyOf(format, target)] ?? {});
  const kept = before.filter(([, source]) => names.includes(source));
  const fields = { ...guessFields(target, names), ...Object.fromEntries(kept) };
  return { target, fields, classes: classesOf(layer, fields.class) };
}

/** The classes that the values of a field speak of. */
export function classesOf(layer: InspectedLayer, field: string | undefined): Record<string, string> {
  const values = layer.fields.find(({ name }) => name === field)?.values ?? [];
  return Object.fromEntries(values.map((value) => [value, guessBuildingClass(value) ?? '']));
}

/** What the wizard starts from: every layer with features, each as what it seems to be. */
export function firstChoices({ format, layers }: Inspection): Choice[] {
  return layers.map((layer) => ({
    layer,
    used: layer.count !== 0 && (layers.length === 1 || layer.inCounty),
    target: layer.suggested.target,
    crs: 'auto',
    fields: {},
    classes: {},
    siteKind: 'rooftop',
    units: {},
    ...chooseTarget(format, layer, layer.suggested.target),
  }));
}

/** The chosen layers as the import takes them. */
export function layersOf(choices: readonly Choice[]): CommandInput<'import.run'>['layers'] {
  return choices
    .filter(({ used }) => used)
    .map(({ layer, target, crs, fields, classes, siteKind, units, encoding }) => ({
      source: layer.name,
      target,
      crs,
      fields,
      siteKind,
      ...(Object.keys(units).length > 0 && { units }),
      ...(encoding && { encoding }),
      ...(target === 'buildings' && { classes }),
    }));
}
