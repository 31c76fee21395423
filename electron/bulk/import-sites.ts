import type { z } from 'zod';
import { type SiteFields, siteFieldsSchema } from '../../shared/domain.ts';
import type { Area } from '../../shared/geometry.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import { capacityKwp } from '../engine/capacity.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { SQUARE_BY_POWER } from '../formats/import/admit.ts';
import { numberIn } from '../formats/import/attributes.ts';
import { getSite, insertSite, nextSiteNumber, updateSite } from '../store/sites.ts';
import type { StagedFeature } from '../store/staged.ts';
import { ofCapacity } from './import-capacity.ts';
import { type LayerImport, layerOf } from './layer-import.ts';
import { notTaken } from './not-taken.ts';

const SMALLEST_M2 = 1;

/** Gives sites the outlines and values of the file; they stay the same sites, with all that hangs on them. */
export function replaceSites(work: LayerImport, found: ReadonlyMap<number, number>): number {
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

const NUMBERS = ['tiltDeg', 'azimuthDeg', 'usableShare', 'gcr', 'moduleWpM2'] as const;

const KINDS: [RegExp, SiteFields['kind']][] = [
  [/agri|farm|农/i, 'agrivoltaic'],
  [/roof|屋/i, 'rooftop'],
];

/** Makes sites of staged features; those too small for a module are refused. Says how many. */
export function insertSites(work: LayerImport, from: number, to: number): number {
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
    const name = feature.name ?? defaultSiteName(kind, next[kind], { language });
    const fields = fieldsOf(work, feature, { ...defaults[kind], name, geometry: feature.geometry as Area });
    const areaM2 = geodesicAreaM2(fields.geometry);
    if (areaM2 < SMALLEST_M2) {
      refused.add('no-area', layer.source, String(feature.id));
      continue;
    }
    next[kind]++;
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
  const ignored = (key: string, given: unknown, by?: z.ZodType) =>
    work.repaired.add(
      'value-ignored',
      layerOf(work).source,
      feature.name ?? String(feature.id),
      notTaken(key, given, by),
    );
  for (const key of NUMBERS) {
    const given = feature.fields[key];
    if (given === undefined) continue;
    const parsed = shape[key].safeParse(numberIn(given));
    if (parsed.success && parsed.data !== null) Object.assign(fields, { [key]: parsed.data });
    else ignored(key, given, shape[key]);
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
    else ignored(key, given, shape[key]);
  }
  if (feature.fields.notes !== undefined) fields.notes = String(feature.fields.notes).slice(0, 10_000);
  const given = feature.fields.capacityKwp;
  if (given === undefined) return fields;
  const square = feature.fields[SQUARE_BY_POWER] === true;
  const shareGiven = feature.fields.usableShare !== undefined;
  const sized = ofCapacity(fields, numberIn(given) ?? 0, { square, shareGiven });
  if (!sized) ignored('capacityKwp', given);
  return sized ?? fields;
}
