import { PlannerError } from '../../shared/errors.ts';
import { fitAssumptionsSchema } from '../../shared/fit.ts';
import { observersOfSite, outlineAs } from '../bulk/fit/surroundings.ts';
import { countyWork } from '../county/county-work.ts';
import { agrivoltaicOf, triedSite } from '../county/farm/agrivoltaic.ts';
import { standingOf, surroundings } from '../county/fit/facts.ts';
import { fitScores, weightingOf } from '../county/fit/fit.ts';
import { survey, warmTrack } from '../county/fit/survey.ts';
import { earningsBySite } from '../county/money/earnings.ts';
import { terrainGrid, terrainOf } from '../county/terrain/grid.ts';
import { siteHorizon } from '../county/terrain/site.ts';
import { measure } from '../engine/fit/measure.ts';
import { contributions, scoreSite } from '../engine/fit/scores.ts';
import { ahpOf } from '../engine/fit/weights.ts';
import { inTurns } from '../session/pace.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { firstOf } from '../session/sort-paced.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const fit: HandlersOf<'fit'> = {
  async 'fit.scores'(session, { preview, limit }) {
    const document = openedDocument(session);
    const { fit } = activeScenario(document).assumptions;
    const scores = await fitScores(session, document, fitAssumptionsSchema.parse({ ...fit, ...preview }));
    const sites = await firstOf(
      scores.sites,
      limit,
      (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0,
    );
    return { ...scores, sites };
  },

  async 'fit.explain'(session, { siteId, changes }) {
    const document = openedDocument(session);
    await warmTrack(session, document);
    assertOpen(session, document);
    const { fit: assumptions } = activeScenario(document).assumptions;
    const site = getSite(document, siteId);
    if (changes && site.kind !== 'agrivoltaic') {
      throw new PlannerError('agrivoltaic.not-land', { name: site.name });
    }
    const shared = survey(session, document, assumptions);
    const row = siteMirror(document).rows().get(siteId)!;
    const tried = changes && triedSite(session, site, changes);
    const { geometry, ...looked } = tried || site;
    const goOn = () => assertOpen(session, document);
    const facts = await inTurns(
      surroundings(shared, looked, () => outlineAs(geometry)),
      goOn,
    );
    const observers = await inTurns(observersOfSite(shared, standingOf(shared, looked), geometry), goOn);
    const annualKwh = tried
      ? agrivoltaicOf(session, document, tried).energy.annualKwh
      : (row.estimate?.annualKwh ?? null);
    const earnings = await countyWork(session, document, earningsBySite(session, document));
    const measured = measure({ ...facts, earned: earnings.of(row, annualKwh, tried || site) }, assumptions);
    const { weighting } = weightingOf(session, assumptions);
    const covered = siteHorizon(terrainGrid(document), site) !== null;
    return {
      site: { siteId, name: site.name, ...scoreSite(measured, weighting, assumptions.agricultureShare) },
      purposes: [
        { purpose: 'smart-agriculture', contributions: contributions(measured, weighting.agriculture) },
        { purpose: 'rural-tourism', contributions: contributions(measured, weighting.tourism) },
      ],
      observers,
      mapped: facts.mapped,
      terrain: covered ? 'dem' : 'flat',
      terrainSource: covered ? terrainOf(document)!.source : null,
    };
  },

  'fit.ahp'(session, { purpose, judgements }) {
    const { agriculture, tourism } = activeScenario(openedDocument(session)).assumptions.fit;
    const kept = purpose === 'smart-agriculture' ? agriculture : tourism;
    return ahpOf(purpose, session.library.fitCriteria()[purpose], judgements ?? kept.judgements);
  },
};
