import { siteSurroundings } from '../county/roofs/site-roof.ts';
import { siteEquipment } from '../county/sites/equipment.ts';
import { terrainGrid } from '../county/terrain/grid.ts';
import { preparedYear } from '../county/weather/prepared.ts';
import { analyseYield } from '../engine/analysis.ts';
import { arrayOf } from '../engine/site-array.ts';
import { simulateArray } from '../engine/yield.ts';
import { inTurns } from '../session/pace.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const estimates: HandlersOf<'estimate'> = {
  async 'estimate.run'(session, { siteIds }) {
    const document = openedDocument(session);
    for (const id of siteIds ?? []) getSite(document, id);
    session.estimator.refresh();
    await session.estimator.settled();
    await siteMirror(document).warm();
    assertOpen(session, document);
    const rows = siteMirror(document).rows();
    const chosen = siteIds ? [...new Set(siteIds)].flatMap((id) => rows.get(id) ?? []) : [...rows.values()];
    const estimates = chosen.flatMap(({ estimate }) => estimate ?? []);
    return {
      estimated: estimates.length,
      stale: session.estimator.outOfDate(document).size,
      estimates,
    };
  },

  async 'estimate.explain'(session, { siteId }) {
    const document = openedDocument(session);
    const site = getSite(document, siteId);
    const { assumptions } = activeScenario(document);
    const { degradationOf } = siteEquipment(session.library, assumptions);
    const ageing = { ...assumptions, degradationPerYear: degradationOf(site) };
    const horizon = siteSurroundings(document, terrainGrid(document), site);
    const explaining = function* () {
      // The first site chosen has the sky made ready too.
      const { weather, sky, equipped } = preparedYear(session, document);
      const spec = { array: arrayOf(site), ...equipped(site).equipment };
      yield;
      const year = simulateArray(sky, spec, undefined, horizon);
      yield;
      const analysis = analyseYield(sky, spec, ageing, weather.evidence, horizon);
      return { ...year, analysis, weatherName: weather.name };
    };
    return inTurns(explaining(), () => {});
  },
};
