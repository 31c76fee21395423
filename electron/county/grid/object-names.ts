import { isLowVoltage } from '../../../shared/feeders.ts';
import { gridObjectId } from '../../../shared/grid-object.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listFeeders } from '../../store/feeders.ts';
import { listTransformers } from '../../store/transformers.ts';
import { listedStations } from './listed-stations.ts';

/** Names of the county and its substations, feeders and transformers, by the names `grid.openCapacity` gives them. */
export const objectNames = (session: Session, document: Document): Map<string, string> =>
  new Map([
    ['county', session.library.countyOf(document).name] as const,
    ...listedStations(document).map(({ id, name }) => [gridObjectId('station', id), name] as const),
    ...listFeeders(document).flatMap((line) =>
      isLowVoltage(line) ? [] : [[gridObjectId('feeder', line.id), line.name] as const],
    ),
    ...listTransformers(document).map(({ id, name }) => [gridObjectId('transformer', id), name] as const),
  ]);
