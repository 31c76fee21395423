import { gridObjectId } from '../../../shared/grid-object.ts';
import { stationModeOf } from '../../../shared/stations.ts';
import { readContext } from '../../store/context.ts';
import type { Document } from '../../store/document.ts';
import type { LaidFeeder } from './feeders.ts';
import type { OpenGround } from './open-ground.ts';
import { type Node, positive } from './stations.ts';
import type { LaidTransformer } from './transformers.ts';

const nothing = (value: unknown) => value === undefined || value === null || value === '';

/**
 * Says which figures of objects cannot be so and are left out: a layer of substations that another program wrote may hold
 * anything, and what an object names to hang on may be gone.
 */
export function wrongFigures(
  { wrong }: Pick<OpenGround, 'wrong'>,
  document: Document,
  nodes: readonly Node[],
  laid: { feeders: readonly LaidFeeder[]; transformers: readonly LaidTransformer[] },
): void {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  for (const feature of readContext(document, 'substations').features) {
    const node = nodeOf.get(Number(feature.id))!;
    const said = feature.properties ?? {};
    const bad = (code: Parameters<typeof wrong>[0]) =>
      wrong(code, gridObjectId('station', node.id), node.name);
    if (!nothing(said.ratingMva) && positive(said.ratingMva) === null) bad('bad-rating');
    if (!nothing(said.peakLoadMva) && !(Number(said.peakLoadMva) >= 0)) bad('bad-load');
    if (!nothing(said.voltageKv) && positive(said.voltageKv) === null) bad('bad-voltage');
    const { parentStationId, ...mode } = stationModeOf(said);
    if (!nothing(said.parentStationId) && (parentStationId === null || node.parentId !== parentStationId))
      bad('bad-parent');
    if (Object.entries(mode).some(([key, value]) => value === null && !nothing(said[key]))) bad('bad-mode');
  }
  for (const { id, name, stationId, station } of laid.feeders)
    if (stationId !== null && station.id !== stationId) wrong('bad-parent', gridObjectId('feeder', id), name);
  for (const { id, name, feederId, feeder, stationId, station } of laid.transformers) {
    const gone =
      (feederId !== null && feeder?.id !== feederId) ||
      (feederId === null && stationId !== null && station?.id !== stationId);
    if (gone) wrong('bad-parent', gridObjectId('transformer', id), name);
  }
}
