import { siteSurroundings } from '../county/roofs/site-roof.ts';
import { siteEquipment } from '../county/sites/equipment.ts';
import { terrainGrid } from '../county/terrain/grid.ts';
import { preparedYear } from '../county/weather/prepared.ts';
import { analyseYield } from '../engine/analysis.ts';
import { arrayOf } from '../engine/site-array.ts';
import { simulateArray } from '../engine/yield.ts';
import { createPace } from '../session/pace.ts';
import { openedDocument } from '../session/session.ts';
import { readEstimates } from '../store/estimates.ts';
import { activeScenario } from '../store/scenarios.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const estimates: HandlersOf<'estimate'> = {
  async 'estimate.run'(session, { siteIds }) {
    const document = openedDocument(session);
    for (const id of siteIds ?? []) getSite(document, id);
    session.estimator.refresh();
    await session.estimator.settled();
    const all = readEstimates(document, activeScenario(document).id);
    const chosen = [...all.values()].filter(({ siteId }) => !siteIds || siteIds.includes(siteId));
    return {
      estimated: chosen.length,
      stale: session.estimator.outOfDate(document).size,
      estimates: chosen,
    };
  },

  async 'estimate.explain'(session, { siteId }) {
    const document = openedDocument(session);
    const site = getSite(document, siteId);
    const { assumptions } = activeScenario(document);
    const { weather, sky, equipped } = preparedYear(session, document);
    const { degradationOf } = siteEquipment(session.library, assumptions);
    const spec = { array: arrayOf(site), ...equipped(site).equipment };
    const ageing = { ...assumptions, degradationPerYear: degradationOf(site) };
    const horizon = siteSurroundings(document, terrainGrid(document), site);
    // The first site chosen has the sky made ready too: others get a turn after each part.
    const { turn } = createPace();
    await turn();
    const year = simulateArray(sky, spec, undefined, horizon);
    await turn();
    return {
      ...year,
      analysis: analyseYield(sky, spec, ageing, weather.evidence, horizon),
      weatherName: weather.name,
    };
  },
};
