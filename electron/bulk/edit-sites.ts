import type { Agrivoltaic } from '../../shared/agrivoltaic.ts';
import type { CommandInput } from '../../shared/contract.ts';
import type { SiteFields } from '../../shared/domain.ts';
import type { ModulePreset, TemplateFields } from '../../shared/equipment.ts';
import { withPower } from '../engine/site-array.ts';
import { templated, withModule } from '../engine/template.ts';
import type { Beside } from '../store/beside.ts';
import { deletePhotosOf } from '../store/photos.ts';
import { activeScenario } from '../store/scenarios.ts';
import { commissionSite, deleteSite, getSite, includeSite, updateSite } from '../store/sites.ts';

type Reader = Pick<Beside, 'db'>;
/** Told how many sites are done; may throw to stop. */
type Step = (done: number) => void;

const EDITS = [
  'site.update',
  'site.applyTemplate',
  'site.delete',
  'site.include',
  'site.commission',
] as const;
type EditName = (typeof EDITS)[number];

/** Edits of sites that may be of very many. */
export type SitesEdit = { [N in EditName]: { name: N; input: CommandInput<N> } }[EditName];

/** What the names in an edit stand for, looked up before it is done. */
export interface Meant {
  /** The module that sites are newly given. */
  module?: ModulePreset;
  template?: {
    fields: TemplateFields;
    /** What grows on a field that does not say. */
    planted: Agrivoltaic;
  };
}

/** Sites that an edit of many sends back; the window reads the others when it shows them. */
const MOST_ANSWERED = 1000;

/** From this many sites on a thread does it, and the planner is shown progress and may cancel. */
const MANY = 300;

/** Whether a command is an edit of so many sites that the window would wait for it. */
export function isLongEdit(edit: { name: string; input: unknown }): edit is SitesEdit {
  const { name, input } = edit as SitesEdit;
  if (!EDITS.includes(name) || input.ids.length < MANY) return false;
  // A new outline is checked against the county, which the thread does not know; it is never for many.
  return name !== 'site.update' || !input.changes.geometry;
}

/** Does such an edit, inside recorded work. */
export function editSites(document: Reader, { name, input }: SitesEdit, meant: Meant, step: Step) {
  switch (name) {
    case 'site.update':
      return changeSites(document, input, meant, step);
    case 'site.applyTemplate':
      return applyTemplate(document, input, meant, step);
    case 'site.delete':
      return deleteSites(document, input, step);
    case 'site.include':
      return includeSites(document, input, step);
    case 'site.commission':
      return commissionSites(document, input, step);
  }
}

/** A site's fields as they are, with the area of the outline it has. */
function fieldsOf(document: Reader, id: number) {
  const { id: _id, included: _included, built: _built, inService: _year, ...before } = getSite(document, id);
  return before;
}

/** A site's fields as changes leave them, with the area of the outline it has. */
export function changedFields(
  document: Reader,
  id: number,
  changes: Partial<SiteFields>,
  { module }: Meant = {},
) {
  const before = fieldsOf(document, id);
  return { ...before, ...withModule(changes, module, before.agrivoltaic) };
}

/** What the window is told of sites just changed. */
export const changedSites = (document: Reader, ids: readonly number[]) => ({
  sites: ids.slice(0, MOST_ANSWERED).map((id) => getSite(document, id)),
});

/** @throws PlannerError `site.unknown`, `input.invalid` */
export function changeSites(
  document: Reader,
  { ids, changes }: CommandInput<'site.update'>,
  meant: Meant,
  step: Step = () => {},
) {
  for (const [done, id] of ids.entries()) {
    const { geometry: _same, ...row } = withPower(changedFields(document, id, changes, meant));
    updateSite(document, id, row);
    step(done);
  }
  return changedSites(document, ids);
}

/** @throws PlannerError `site.unknown`, `input.invalid` */
export function applyTemplate(
  document: Reader,
  { ids }: CommandInput<'site.applyTemplate'>,
  { template }: Meant,
  step: Step = () => {},
) {
  if (!template) throw new RangeError('the template was not looked up');
  let changed = 0;
  for (const [done, id] of ids.entries()) {
    const before = fieldsOf(document, id);
    const changes = templated(before, template.fields, template.planted);
    if (changes) {
      const { geometry: _same, ...row } = withPower({ ...before, ...changes });
      updateSite(document, id, row);
      changed++;
    }
    step(done);
  }
  return { ...changedSites(document, ids), changed, otherKind: ids.length - changed };
}

/** @throws PlannerError `site.unknown`; then none is deleted */
export function deleteSites(document: Reader, { ids }: CommandInput<'site.delete'>, step: Step = () => {}) {
  const each = [...new Set(ids)];
  for (const [done, id] of each.entries()) {
    deleteSite(document, id);
    deletePhotosOf(document, id);
    step(done);
  }
  return { deleted: each.length };
}

/** @throws PlannerError `site.unknown` */
export function includeSites(
  document: Reader,
  { ids, included, share = 1 }: CommandInput<'site.include'>,
  step: Step = () => {},
) {
  const scenario = activeScenario(document);
  let changed = 0;
  for (const [done, id] of ids.entries()) {
    getSite(document, id);
    if (includeSite(document, scenario.id, id, included ? share : 0)) changed++;
    step(done);
  }
  return { changed };
}

/** Sets the year in which sites go into service in the active scenario. */
export function commissionSites(
  document: Reader,
  { ids, year }: CommandInput<'site.commission'>,
  step: Step = () => {},
): { changed: number } {
  const scenario = activeScenario(document).id;
  let changed = 0;
  for (const [n, id] of ids.entries()) {
    getSite(document, id);
    if (commissionSite(document, scenario, id, year)) changed++;
    step(n + 1);
  }
  return { changed };
}
