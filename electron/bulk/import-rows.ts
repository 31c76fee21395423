import { booleanPointInPolygon } from '@turf/turf';
import type { FeatureFields } from '../../shared/features.ts';
import type { Area, Shape } from '../../shared/geometry.ts';
import type { ImportTarget } from '../../shared/import.ts';
import { alreadyThere, comingTwice } from '../store/duplicates.ts';
import { updateFeature } from '../store/features.ts';
import { blobFor, type FeatureTable } from '../store/geopackage.ts';
import { tablesOf } from '../store/layer-tables.ts';
import { clearContext, type Stage, type StagedFeature } from '../store/staged.ts';
import { insertExisting } from './import-existing.ts';
import { insertFeeders } from './import-feeders.ts';
import { insertSites, replaceSites } from './import-sites.ts';
import { insertTransformers } from './import-transformers.ts';
import { type LayerImport, layerOf } from './layer-import.ts';

/** Rows written between two looks at whether the planner stopped the import. */
const AT_ONCE = 5000;

/** Writes one layer's rows into the document, inside recorded work. */
export function insertLayer(work: LayerImport): { imported: number; removed: number } {
  const { stage, index, document } = work;
  const range = stage.range(index);
  const { target } = layerOf(work);
  if (target === 'boundary') return { imported: range ? insertBoundary(work, range) : 0, removed: 0 };
  if (target === 'feeders' || target === 'transformers' || target === 'existing_pv')
    return importGrid(work, target, range);
  const removed =
    range && target !== 'sites'
      ? clearContext(document, target, firstOf(work) ? work.task.replace : 'keep')
      : 0;
  if (!range) return { imported: 0, removed };
  const again = settleDuplicates(work);
  const left = stage.range(index);
  if (!left) return { imported: again.imported, removed: removed + again.removed };
  if (target !== 'sites') {
    const tables = tablesOf(target);
    const put = (table: FeatureTable, areas: boolean | null) =>
      document.journal.putMany(table, () => stage.copyInto(table, index, areas, AT_ONCE, work.step));
    const each = tables.map((table, nth) => put(table, tables.length === 1 ? null : nth === 1));
    return {
      imported: each.reduce((sum, rows) => sum + rows, again.imported),
      removed: removed + again.removed,
    };
  }
  const imported = document.journal.putMany(target, () => {
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

const TWICE = { keep: 'twice-kept', skip: 'twice-skipped', replace: 'twice-replaced' } as const;

const AGAIN = { keep: 'duplicate-kept', skip: 'duplicate-skipped', replace: 'duplicate-replaced' } as const;

/** Does with features that the file has twice as the planner chose: leaves out the later ones or the first, or says so. */
function settleTwice({ stage, index, repaired, task }: LayerImport, source: string): void {
  const twice = comingTwice(() => stage.incoming(index));
  for (const id of twice.keys())
    repaired.add(TWICE[task.duplicates], source, stage.features(index, id, id)[0]?.name ?? String(id));
  if (task.duplicates === 'skip') stage.remove(twice.keys());
  if (task.duplicates !== 'replace') return;
  const last = new Map([...twice].map(([id, first]) => [first, id]));
  stage.remove([...last.keys(), ...[...twice.keys()].filter((id) => last.get(twice.get(id)!) !== id)]);
}

/** Finds staged features the document already has, and says what becomes of them. */
function findAgain(work: LayerImport): Map<number, number> {
  const { document, stage, index, repaired, task } = work;
  const { target, source } = layerOf(work);
  settleTwice(work, source);
  const found = alreadyThere(document.db, target, () => stage.incoming(index));
  for (const id of found.keys()) {
    const [feature] = stage.features(index, id, id);
    repaired.add(AGAIN[task.duplicates], source, feature?.name ?? String(id));
  }
  if (task.duplicates === 'skip') stage.remove(found.keys());
  return task.duplicates === 'replace' ? found : new Map();
}

/**
 * Finds features the document already has and does with them as the planner chose: leaves them out, puts them in the
 * place of what is there, or brings them in again and says so.
 */
function settleDuplicates(work: LayerImport): { imported: number; removed: number } {
  const { document } = work;
  const { target } = layerOf(work);
  const found = findAgain(work);
  if (found.size === 0 || target === 'boundary') return { imported: 0, removed: 0 };
  if (target === 'sites') return { imported: replaceSites(work, found), removed: 0 };
  if (target === 'substations') return { imported: replaceFeatures(work, target, found), removed: 0 };
  const places = `id IN (${[...new Set(found.values())].join(', ')})`;
  const take = (sum: number, table: string) => sum + document.journal.takeMany(table, places);
  return { imported: 0, removed: tablesOf(target).reduce(take, 0) };
}

/** Gives features that others refer to by their numbers what the file says of them; they keep those. */
function replaceFeatures(
  { document, stage, index, step }: LayerImport,
  target: 'substations',
  found: ReadonlyMap<number, number>,
): number {
  for (const [staged, id] of found) {
    const [{ name, class: kind, properties, geometry }] = stage.features(index, staged, staged) as [
      StagedFeature,
    ];
    updateFeature(document, target, id, {
      ...{ name, class: kind, geometry: geometry as Shape },
      properties: properties as FeatureFields['properties'],
    });
    step(1);
  }
  stage.remove(found.keys());
  return found.size;
}

/** Feeders, transformers or plants that are there, replacing those the document holds as the planner wants. */
function importGrid(
  work: LayerImport,
  target: 'feeders' | 'transformers' | 'existing_pv',
  range: { from: number; to: number } | null,
): { imported: number; removed: number } {
  const { document, stage, index, repaired, refused, task } = work;
  if (!range) return { imported: 0, removed: 0 };
  const replace = firstOf(work) ? task.replace : 'keep';
  const gone = replace === 'all' ? '1' : target !== 'feeders' && replace !== 'keep' ? 'synthetic = 1' : null;
  const removed = gone ? document.journal.takeMany(target, gone) : 0;
  const { source } = layerOf(work);
  const { language, conductors, lowConductors } = task;
  const replaced = findAgain(work);
  const left = stage.range(index);
  if (!left) return { imported: 0, removed };
  const features = stage.features(index, left.from, left.to);
  const insert = () => {
    if (target === 'feeders')
      return insertFeeders(document, features, {
        ...{ source, language, conductors, lowConductors, repaired, replaced },
      });
    const put = target === 'transformers' ? insertTransformers : insertExisting;
    return put(document, features, { source, language, repaired, refused, replaced });
  };
  const imported = document.journal.putMany(target, insert);
  work.step(left.to - left.from + 1);
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
