import type { CommandParsed } from '../../../shared/contract.ts';
import type { Site } from '../../../shared/domain.ts';
import type { ChangedValue } from '../../../shared/edit-changes.ts';
import type { CountedValue, EditPreview } from '../../../shared/edit-preview.ts';
import type { Steps } from '../../../shared/steps.ts';
import { changedFields } from '../../bulk/edit-sites.ts';
import { withPower } from '../../engine/site-array.ts';
import { templated } from '../../engine/template.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { getSite } from '../../store/sites.ts';
import { meantBy } from './meant.ts';

/** Values of a field that are named; the others are counted. */
const NAMED = 6;
const AT_ONCE = 50;

/** Fields of a site that an edit may change, by the columns they are kept in. */
const COLUMNS = {
  ...{ name: 'name', kind: 'kind', mount: 'mount', tiltDeg: 'tilt_deg', azimuthDeg: 'azimuth_deg' },
  ...{ usableShare: 'usable_share', gcr: 'gcr', moduleWpM2: 'module_wp_m2', notes: 'notes' },
  ...{ mounting: 'mounting', twoFaces: 'two_faces', module: 'module', inverter: 'inverter' },
  ...{ ownerClass: 'owner_class', gridMode: 'grid_mode', tariff: 'tariff' },
} as const;

type Values = Map<string, ChangedValue>;
type Fields = Pick<Site, keyof typeof COLUMNS | 'agrivoltaic'>;

function valuesOf(site: Fields, built: number, inService: number | null): Values {
  const values: Values = new Map();
  for (const [key, column] of Object.entries(COLUMNS)) values.set(column, site[key as keyof typeof COLUMNS]);
  for (const [key, value] of Object.entries(site.agrivoltaic ?? {})) {
    values.set(`agrivoltaic.${key}`, Array.isArray(value) ? value.join(', ') : (value as ChangedValue));
  }
  values.set('built', built);
  values.set('in_service', inService);
  return values;
}

/**
 * How many sites an edit would change, in which fields, from which values to which, and what becomes of their capacity.
 *
 * @throws PlannerError `site.unknown`, `input.invalid`, `equipment.unknown`, `template.unknown`
 */
export function* previewOf(
  session: Session,
  document: Document,
  { ids, changes, template, built, year }: CommandParsed<'site.preview'>,
): Steps<EditPreview> {
  const meant = template
    ? meantBy(session, document, { name: 'site.applyTemplate', input: { ids, template } })
    : meantBy(session, document, { name: 'site.update', input: { ids, changes } });
  const tallies = new Map<string, { before: Tally; after: Tally; sites: number }>();
  let changed = 0;
  const capacityKwp = { before: 0, after: 0 };
  for (const [n, id] of ids.entries()) {
    if (n % AT_ONCE === 0) yield;
    const site = getSite(document, id);
    const was = valuesOf(site, site.included ? site.built : 0, site.inService);
    const next = meant.template
      ? { ...site, ...templated(site, meant.template.fields, meant.template.planted) }
      : { ...site, ...changedFields(document, id, changes, meant) };
    const share = built ?? (site.included ? site.built : 0);
    const is = valuesOf(next, share, year === undefined ? site.inService : year);
    capacityKwp.before += site.included ? site.capacityKwp : 0;
    capacityKwp.after += share * withPower(next).capacityKwp;
    let differs = false;
    for (const field of new Set([...was.keys(), ...is.keys()])) {
      const [from, to] = [was.get(field) ?? null, is.get(field) ?? null];
      if (from === to) continue;
      differs = true;
      const tally = tallies.get(field) ?? { before: new Map(), after: new Map(), sites: 0 };
      tallies.set(field, tally);
      tally.sites++;
      add(tally.before, from);
      add(tally.after, to);
    }
    if (differs) changed++;
  }
  const fields = [...tallies].map(([field, { sites, before, after }]) => ({
    ...{ field, sites, before: frequent(before), after: frequent(after) },
    distinct: { before: before.size, after: after.size },
  }));
  return { sites: ids.length, changed, capacityKwp, fields };
}

type Tally = Map<ChangedValue, number>;
const add = (tally: Tally, value: ChangedValue) => tally.set(value, (tally.get(value) ?? 0) + 1);
const frequent = (tally: Tally): CountedValue[] =>
  [...tally]
    .sort(([, a], [, b]) => b - a)
    .slice(0, NAMED)
    .map(([value, sites]) => ({ value, sites }));
