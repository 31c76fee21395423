import { booleanPointInPolygon } from '@turf/turf';
import { type SiteFields, siteFieldsSchema } from '../../shared/domain.ts';
import type { Area } from '../../shared/geometry.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import type { ImportLayer, ImportTarget } from '../../shared/import.ts';
import { capacityKwp } from '../engine/capacity.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { numberIn } from '../formats/import/attributes.ts';
import type { Findings } from '../formats/import/findings.ts';
import type { Beside } from '../store/beside.ts';
import { stagedDuplicates } from '../store/duplicates.ts';
import { blobFor } from '../store/geopackage.ts';
import { getSite, insertSite, nextSiteNumber, updateSite } from '../store/sites.ts';
import { clearContext, type Stage, type StagedFeature } from '../store/staged.ts';
import type { BulkTask } from '../workers/bulk-protocol.ts';
import { insertFeeders } from './import-feeders.ts';
import { insertTransformers } from './import-transformers.ts';

/** Rows written between two looks at whether the planner stopped the import. */
const AT_ONCE = 5000;
const SMALLEST_M2 = 1;

export interface LayerImport {
  task: Extract<BulkTask, { type: 'import' }>;
  document: Beside;
  stage: Stage;
  /** Place of the layer in the import. */
  index: number;
  repaired: Findings;
  refused: Findings;
  /** Told of rows written; throws when the planner stopped the import. */
  step(count: number): void;
}

const layerOf = ({ task, index }: LayerImport): ImportLayer => task.layers[index]!;

/** Writes one layer's rows into the document, inside recorded work. */
export function insertLayer(work: LayerImport): { imported: number; removed: number } {
  const { stage, index, document } = work;
  const range = stage.range(index);
  const { target } = layerOf(work);
  if (target === 'boundary') return { imported: range ? insertBoundary(work, range) : 0, removed: 0 };
  if (target === 'feeders' || target === 'transformers') return importGrid(work, target, range);
  const removed =
    range && target !== 'sites'
      ? clearContext(document, target, firstOf(work) ? work.task.replace : 'keep')
      : 0;
  if (!range) return { imported: 0, removed };
  const again = settleDuplicates(work);
  const left = stage.range(index);
  if (!left) return { imported: again.imported, removed: removed + again.removed };
  const imported = document.journal.putMany(target, () => {
    if (target !== 'sites') return stage.copyInto(target, index, AT_ONCE, work.step);
    let sites = 0;
    for (let from = left.from; from <= left.to; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE - 1, left.to);
      sites += insertSites(work, from, to);
      work.step(to - from + 1);
    }
    return sites;
  });
  return { imported: imported + again.imported, removed: removed + again.removed };
}

/**
 * Finds features the document already has and does with them as the planner chose: leaves them out, puts them in the
 * place of what is there, or brings them in again and says so.
 */
function settleDuplicates(work: LayerImport): { imported: number; removed: number } {
  const { document, stage, index, repaired, task } = work;
  const { target, source } = layerOf(work);
  if (target === 'boundary' || target === 'feeders' || target === 'transformers') {
    return { imported: 0, removed: 0 };
  }
  const found = stagedDuplicates(document.db, target, index);
  if (found.size === 0) return { imported: 0, removed: 0 };
  const done = { keep: 'duplicate-kept', skip: 'duplicate-skipped', replace: 'duplicate-replaced' } as const;
  for (const id of found.keys()) {
    const [feature] = stage.features(index, id, id);
    repaired.add(done[task.duplicates], source, feature?.name ?? String(id));
  }
  if (task.duplicates === 'keep') return { imported: 0, removed: 0 };
  if (task.duplicates === 'skip') {
    stage.remove(found.keys());
    return { imported: 0, removed: 0 };
  }
  if (target === 'sites') return { imported: replaceSites(work, found), removed: 0 };
  const places = [...new Set(found.values())];
  return { imported: 0, removed: document.journal.takeMany(target, `id IN (${places.join(', ')})`) };
}

/** Gives sites the outlines and values of the file; they stay the same sites, with all that hangs on them. */
function replaceSites(work: LayerImport, found: ReadonlyMap<number, number>): number {
  const { document, stage, index } = work;
  for (const [staged, id] of found) {
    const [feature] = stage.features(index, staged, staged);
    const { kind: _kind, ...before } = getSite(document, id);
    const kind = kindOf(feature!, getSite(document, id).kind);
    const geometry = feature!.geometry as Area;
    const base = { ...before, kind, name: feature!.name ?? before.name, geometry };
    const fields = fieldsOf(work, feature!, base);
    const areaM2 = geodesicAreaM2(geometry);
    updateSite(document, id, { ...fields, areaM2, capacityKwp: capacityKwp({ ...fields, areaM2 }) });
    work.step(1);
  }
  stage.remove(found.keys());
  return found.size;
}

/** Feeders or transformers, replacing those the document holds as the planner wants. */
function importGrid(
  work: LayerImport,
  target: 'feeders' | 'transformers',
  range: { from: number; to: number } | null,
): { imported: number; removed: number } {
  const { document, stage, index, repaired, refused, task } = work;
  if (!range) return { imported: 0, removed: 0 };
  const replace = firstOf(work) ? task.replace : 'keep';
  const gone =
    replace === 'all' ? '1' : target === 'transformers' && replace !== 'keep' ? 'synthetic = 1' : null;
  const removed = gone ? document.journal.takeMany(target, gone) : 0;
  const { source } = layerOf(work);
  const { language, conductors } = task;
  const features = stage.features(index, range.from, range.to);
  const imported = document.journal.putMany(target, () =>
    target === 'feeders'
      ? insertFeeders(document, features, { source, language, conductors, repaired })
      : insertTransformers(document, features, { source, language, repaired, refused }),
  );
  work.step(range.to - range.from + 1);
  return { imported, removed };
}

const cleared = new WeakMap<Stage, Set<ImportTarget>>();

/** Whether this is the first layer of an import that goes to its target: only that one makes room. */
function firstOf(work: LayerImport): boolean {
  const { stage } = work;
  const { target } = layerOf(work);
  const seen = cleared.get(stage) ?? new Set();
  cleared.set(stage, seen);
  if (seen.has(target)) return false;
  seen.add(target);
  return true;
}

const NUMBERS = ['tiltDeg', 'azimuthDeg', 'usableShare', 'gcr', 'moduleWpM2'] as const;
const KINDS: [RegExp, SiteFields['kind']][] = [
  [/agri|farm|农/i, 'agrivoltaic'],
  [/roof|屋/i, 'rooftop'],
];

function insertSites(work: LayerImport, from: number, to: number): number {
  const { document, refused } = work;
  const { defaults, language } = work.task;
  const layer = layerOf(work);
  const next = {
    rooftop: nextSiteNumber(document, 'rooftop'),
    agrivoltaic: nextSiteNumber(document, 'agrivoltaic'),
  };
  let imported = 0;
  for (const feature of work.stage.features(work.index, from, to)) {
    const kind = kindOf(feature, layer.siteKind);
    const geometry = feature.geometry as Area;
    const areaM2 = geodesicAreaM2(geometry);
    if (areaM2 < SMALLEST_M2) {
      refused.add('no-area', layer.source, String(feature.id));
      continue;
    }
    const name = feature.name ?? defaultSiteName(kind, next[kind], { language });
    next[kind]++;
    const fields = fieldsOf(work, feature, { ...defaults[kind], name, geometry });
    insertSite(document, { ...fields, areaM2, capacityKwp: capacityKwp({ ...fields, areaM2 }) });
    imported++;
  }
  return imported;
}

function kindOf({ fields }: StagedFeature, otherwise: SiteFields['kind']): SiteFields['kind'] {
  return KINDS.find(([words]) => words.test(String(fields.kind ?? '')))?.[1] ?? otherwise;
}

/** What the row says of a site, where it is within bounds; a value that is not is named and left at its default. */
function fieldsOf(work: LayerImport, feature: StagedFeature, base: SiteFields): SiteFields {
  const fields = { ...base };
  const { shape } = siteFieldsSchema;
  const ignored = (key: string, given: unknown) =>
    work.repaired.add(
      'value-ignored',
      layerOf(work).source,
      feature.name ?? String(feature.id),
      `${key}: ${given}`,
    );
  for (const key of NUMBERS) {
    const given = feature.fields[key];
    if (given === undefined) continue;
    const parsed = shape[key].safeParse(numberIn(given));
    if (parsed.success && parsed.data !== null) Object.assign(fields, { [key]: parsed.data });
    else ignored(key, given);
  }
  for (const key of ['module', 'inverter'] as const) {
    const given = String(feature.fields[key] ?? '').trim();
    if (given === '') continue;
    if (work.task.equipment[key].includes(given)) fields[key] = given;
    else ignored(key, given);
  }
  for (const key of ['mounting', 'ownerClass', 'gridMode', 'tariff'] as const) {
    const given = String(feature.fields[key] ?? '').trim();
    if (given === '') continue;
    const parsed = shape[key].safeParse(given);
    if (parsed.success) Object.assign(fields, { [key]: parsed.data });
    else ignored(key, given);
  }
  if (feature.fields.notes !== undefined) fields.notes = String(feature.fields.notes).slice(0, 10_000);
  return fields;
}

/** Makes one of the shapes the county's border: the one of its name, else the one about its middle. */
function insertBoundary(work: LayerImport, { from, to }: { from: number; to: number }): number {
  const { document, stage, index, refused } = work;
  const { county } = work.task;
  const layer = layerOf(work);
  const shapes = stage.features(index, from, to);
  const chosen =
    shapes.length === 1
      ? shapes[0]
      : (shapes.find(({ name }) => name === county.name) ??
        shapes.find(({ geometry }) => booleanPointInPolygon(county.center, geometry as Area)));
  for (const shape of shapes) {
    if (shape !== chosen) refused.add('not-this-county', layer.source, shape.name ?? String(shape.id));
  }
  if (!chosen) return 0;
  document.db.exec('DELETE FROM county_boundary');
  document.db
    .prepare('INSERT INTO county_boundary (geom, name, properties) VALUES (?, ?, ?)')
    .run(blobFor('county_boundary', chosen.geometry), work.task.file, JSON.stringify(chosen.properties));
  work.step(shapes.length);
  return 1;
}
