import { giveMemoryBack } from '../session/collect.ts';
import type { Session } from '../session/session.ts';
import { restGdal } from '../workers/gdal.ts';

/** Gives back what threads without work and collected objects hold; the next work starts the threads again. */
export function giveThreadsBack(session: Session): void {
  session.estimator.rest();
  session.solver.rest();
  restGdal();
  giveMemoryBack();
}
