import i18next from 'i18next';
import type { CommandInput, CommandOutput } from '../../shared/contract.ts';
import type { Area, Shape } from '../../shared/geometry.ts';
import { run } from '../base/client.ts';
import { formatFor } from '../base/format.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import { refreshSites } from '../base/refresh.ts';
import { type Drawing, startDrawing, useShapes } from '../base/shapes.ts';
import { mergeSites, peek, select } from '../base/store.ts';
import { chooseFeature } from '../features/state.ts';

type Place = [number, number];

const chosen = (): number[] => [...peek().selected];
const few = (message: 'shapes.selectOne' | 'shapes.selectSome' | 'shapes.selectTwo'): void =>
  void notify({ message: i18next.t(message), color: 'gray' });

/** Shows what a command made of sites, and offers to take it back. */
function shown(
  result: Pick<CommandOutput<'site.split'>, 'sites'> | undefined,
  message: 'shapes.splitDone' | 'shapes.shaped' | 'shapes.duplicated',
): void {
  if (!result) return;
  mergeSites(result.sites);
  select(result.sites.map(({ id }) => id));
  notifyEdit(i18next.t(message, { n: result.sites.length }));
}

/** Has the planner draw the line that divides the selected site. */
export function splitSelected(): void {
  if (chosen().length !== 1) {
    few('shapes.selectOne');
    return;
  }
  startDrawing({ what: 'split' });
}

/** Has the planner draw what is taken out of the selected sites. */
export function cutSelected(): void {
  if (chosen().length === 0) {
    few('shapes.selectSome');
    return;
  }
  startDrawing({ what: 'cut' });
}

export async function mergeSelected(): Promise<void> {
  const ids = chosen();
  if (ids.length < 2) {
    few('shapes.selectTwo');
    return;
  }
  const site = await run('site.merge', { ids });
  if (!site) return;
  select([site.id]);
  await refreshSites();
  notifyEdit(i18next.t('shapes.merged', { n: ids.length }));
}

export async function duplicateSelected(): Promise<void> {
  const ids = chosen();
  if (ids.length === 0) {
    few('shapes.selectSome');
    return;
  }
  shown(await run('site.duplicate', { ids }), 'shapes.duplicated');
}

/** Asks how far the selected sites grow, or how far they keep from roads. */
export function askDistance(asking: 'buffer' | 'setback'): void {
  if (chosen().length === 0) {
    few('shapes.selectSome');
    return;
  }
  useShapes.setState({ asking });
}

export async function bufferSelected(metres: number): Promise<void> {
  shown(await run('site.buffer', { ids: chosen(), metres }), 'shapes.shaped');
}

/** Cuts the selected sites at the county's border or at a setback from roads, and says how much was cut off. */
export async function clipSelected(to: CommandInput<'site.clip'>['to'], setbackM = 0): Promise<void> {
  const ids = chosen();
  if (ids.length === 0) {
    few('shapes.selectSome');
    return;
  }
  const result = await run('site.clip', { ids, to, setbackM });
  if (!result) return;
  mergeSites(result.sites);
  notifyEdit(i18next.t('shapes.clipped', { area: formatFor(peek().language).area(result.removedM2) }));
}

/** Does what a shape was drawn for; false where it could not be done. */
export async function finishDrawing(drawing: Drawing, places: Place[]): Promise<boolean> {
  const ids = chosen();
  if (drawing.what === 'split') {
    const result = await run('site.split', { id: ids[0] ?? 0, line: places });
    shown(result, 'shapes.splitDone');
    return result !== undefined;
  }
  if (drawing.what === 'cut') {
    const result = await run('site.cut', { ids, geometry: shapeOf('Polygon', places) as Area });
    shown(result, 'shapes.shaped');
    return result !== undefined;
  }
  const { layer, form } = drawing;
  const feature = await run('feature.create', { layer, geometry: shapeOf(form, places) });
  if (!feature) return false;
  notifyEdit(i18next.t('features.added'));
  await chooseFeature(feature.id);
  return true;
}

function shapeOf(form: 'Point' | 'LineString' | 'Polygon', places: Place[]): Shape {
  if (form === 'Point') return { type: form, coordinates: places[0]! };
  if (form === 'LineString') return { type: form, coordinates: places };
  return { type: form, coordinates: [[...places, places[0]!]] };
}
