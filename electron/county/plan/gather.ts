import type { SiteEstimate } from '../../../shared/domain.ts';
import { countedKwp } from '../../../shared/existing-pv.ts';
import type { PlanOptions } from '../../../shared/plan.ts';
import type { Steps } from '../../../shared/steps.ts';
import { siteMiddle } from '../../engine/terrain/site-middle.ts';
import { addingUp } from '../../report/adding.ts';
import type { PlanData } from '../../report/plan-data.ts';
import { type Session, stopping } from '../../session/session.ts';
import { contentSum } from '../../store/content-sum.ts';
import { listContext, readContext, readContextWithin } from '../../store/context.ts';
import type { Document } from '../../store/document.ts';
import { readEstimates } from '../../store/estimates.ts';
import { listExistingPv } from '../../store/existing-pv.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { listCountyFacts, listPlanTexts } from '../../store/plan-texts.ts';
import { listRoofsLeftOut } from '../../store/roofs-left-out.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { listSites } from '../../store/sites.ts';
import { listTransformers } from '../../store/transformers.ts';
import { type Account, allYears, deliveredOf } from '../account/account.ts';
import { checkOf } from '../account/check.ts';
import { summaryOf } from '../account/summary.ts';
import { certificatesOf } from '../carbon/certificates.ts';
import { outlookOf } from '../carbon/outlook.ts';
import { countyWork } from '../county-work.ts';
import { ratiosOfAll } from '../direct/ratios.ts';
import { agrivoltaicsOf } from '../farm/agrivoltaic.ts';
import { planFitOf } from '../fit/plan.ts';
import { gridOf } from '../grid/check.ts';
import { connectionsOf } from '../grid/connections.ts';
import { openCapacityOf } from '../grid/open.ts';
import { landCheckOf } from '../land/statuses.ts';
import { moneyOf } from '../money/outlook.ts';
import { roadmapOfActive } from '../portfolio/roadmap.ts';
import { describe } from '../project.ts';
import { rulesOf } from '../rules/in-force.ts';
import { comparisonForPlan, tornadoOf } from '../scenarios/compare.ts';
import { acrossBorderOf } from '../sites/border.ts';
import { acPowerOf, equipmentUsed } from '../sites/equipment.ts';
import { modeCheckOf } from '../sites/mode-check.ts';
import { overlapsOf } from '../sites/overlaps.ts';
import { photosForPlan } from '../sites/photos.ts';
import { roofProgress } from '../sites/roofs.ts';
import { whereaboutsIn } from '../sites/towns.ts';
import { supplyOf } from '../supply/supply.ts';
import { terrainOf } from '../terrain/grid.ts';
import { activeWeather, type ChosenWeather, monthlyKwh } from '../weather/weather.ts';
import { connectionWorksOf } from './connection-works.ts';
import { countyFigures } from './county-figures.ts';
import { energyYearsOf } from './energy-years.ts';

/** By how much a sensitivity turns each assumption, share. */
const TURNED_BY = 0.2;
/** Years over which the recommended order spreads sites that all go into service in the same. */
const ROADMAP_YEARS = 5;
/** Fields drawn on the maps at most, the largest first. */
const MOST_FIELDS = 20_000;

/** Everything the plan says of a document as it stands. @param signal stops it between two parts */
export async function gatherPlan(
  whole: Session,
  document: Document,
  options: Omit<PlanOptions, 'logo'> & Pick<PlanData, 'logo'>,
  signal: AbortSignal,
): Promise<PlanData> {
  const session = stopping(whole, signal);
  const work = <T>(steps: Steps<T>) => countyWork(session, document, steps);
  const project = describe(session, document);
  const scenario = activeScenario(document);
  const estimates = readEstimates(document, scenario.id);
  const weather = activeWeather(session, document);
  const summary = await work(summaryOf(session, document));
  const account = await work(allYears(session, document));
  const land = landCheckOf(session, document);
  const broken = new Set(land.sites.flatMap(({ siteId, status }) => (status === 'broken' ? siteId : [])));
  const sites = listSites(document);
  const points = new Map(
    (await work(connectionsOf(session, document))).map((point) => [point.siteId, point]),
  );
  const whereabouts = whereaboutsIn(session, document);
  const acKwOf = acPowerOf(session, scenario.assumptions);
  const chosen = new Set(sites.flatMap(({ id, included }) => (included ? id : [])));
  const counted = sites.filter(({ id, included }) => included && !broken.has(id));
  const yearOf = new Map(counted.map(({ id, inService }) => [id, inService ?? account.startYear]));
  // The order that is recommended is set beside the sites' own years: over the same, where these are several.
  const firstYear = Math.min(...yearOf.values(), ...(yearOf.size === 0 ? [account.startYear] : []));
  const ownYears = Math.max(...yearOf.values(), firstYear) - firstYear + 1;
  const roadmapYears = ownYears > 1 ? ownYears : ROADMAP_YEARS;
  return {
    ...options,
    generatedAt: new Date().toISOString(),
    appVersion: session.library.version,
    documentSha256: await work(contentSum(document)),
    project,
    county: project.county,
    neighbours: session.library.counties().neighbours(project.county.code),
    scenario,
    summary,
    startYear: account.startYear,
    texts: listPlanTexts(document),
    facts: listCountyFacts(document),
    rules: rulesOf(session, document),
    rulesDate: rulesDate(document),
    existing: listExistingPv(document).map((plant) => ({
      name: plant.name,
      position: plant.position,
      state: plant.state,
      kwp: countedKwp(plant),
    })),
    transformers: listTransformers(document).map(({ id, name, position }) => ({ id, name, position })),
    acKw: new Map(counted.map((site) => [site.id, acKwOf(site)])),
    sites: sites.map((site) => ({
      ...site,
      included: site.included && !broken.has(site.id),
      estimate: asDelivered(account, site.id, estimates.get(site.id)),
      ...whereabouts(siteMiddle(site.geometry)),
      connection: points.get(site.id) ?? null,
    })),
    context: {
      layers: listContext(document),
      features: {
        farmland: readContextWithin(document, 'farmland', project.county.bounds, MOST_FIELDS),
        roads: readContext(document, 'roads'),
        exclusions: readContext(document, 'exclusions'),
        villages: readContext(document, 'villages'),
        scenic_spots: readContext(document, 'scenic_spots'),
        substations: readContext(document, 'substations'),
      },
    },
    weather: describeWeather(weather),
    terrain: terrainOf(document),
    ...(await work(countyFigures(session, document, weather, account))),
    check: summary.annualKwh > 0 ? await work(checkOf(session, document)) : null,
    overlaps: await work(overlapsOf(session, document)),
    acrossBorder: await work(acrossBorderOf(session, document)),
    carbon: summary.annualKwh > 0 ? await work(outlookOf(session, document)) : null,
    groups: await work(ratiosOfAll(session, document)),
    certificates: summary.annualKwh > 0 ? await work(certificatesOf(session, document)) : null,
    agrivoltaic: await work(agrivoltaicsOf(session, document)),
    land: { ...land, sites: land.sites.filter(({ siteId }) => chosen.has(siteId)) },
    modeCheck:
      summary.annualKwh > 0
        ? await work(
            modeCheckOf(
              session,
              document,
              counted.map(({ id }) => id),
            ),
          )
        : null,
    fit: await planFitOf(session, document),
    money: summary.annualKwh > 0 ? await work(moneyOf(session, document)) : null,
    tornado:
      summary.annualKwh > 0 ? await tornadoOf(session, { measure: 'npvYuan', share: TURNED_BY }) : null,
    supply: summary.annualKwh > 0 ? await supplyOf(session, document, { community: null, week: 27 }) : null,
    grid: summary.annualKwh > 0 ? await work(gridOf(session, document)) : null,
    // The grid of today; works that were taken over stand in the scheme.
    openCapacity: summary.annualKwh > 0 ? await work(openCapacityOf(session, document, 'all')) : null,
    connectionWorks:
      summary.annualKwh > 0
        ? await work(
            connectionWorksOf(
              session,
              document,
              counted.flatMap(({ id }) => points.get(id) ?? []),
              (id) => yearOf.get(id)!,
            ),
          )
        : null,
    energyYears: summary.annualKwh > 0 ? energyYearsOf(account) : [],
    roadmap:
      summary.annualKwh > 0
        ? await work(roadmapOfActive(session, document, 'income', roadmapYears, firstYear))
        : null,
    comparison: summary.annualKwh > 0 ? await comparisonForPlan(session, document) : [],
    roofs: await roofProgress(session, document),
    roofsLeftOut: listRoofsLeftOut(document),
    equipment: equipmentUsed(session.library, counted),
    photos: options.sections.includes('photos')
      ? photosForPlan(
          document,
          counted.map(({ id }) => id),
        )
      : { total: 0, printed: [] },
    notices: session.library.notices(),
  };
}

/** An estimate with the carbon of what of it is delivered in the year in which all sites are in service. */
function asDelivered(account: Account, id: number, estimate: SiteEstimate | undefined): SiteEstimate | null {
  if (!estimate) return null;
  return { ...estimate, avoidedTco2: deliveredOf(account, id).tonnes };
}

/** Decimals of a station's weight, percent. */
const WEIGHT_DIGITS = 1;

/** How much a station counts and how far off it is, in both languages. */
const weightWords = (percent: string, km: string): string =>
  `⟦权重 ${percent}%，距县城 ${km} km ‖ weight ${percent}%, ${km} km from the county seat⟧`;

function describeWeather({ climate, name, year }: ChosenWeather): PlanData['weather'] {
  const shares = addingUp(climate?.contributors.map(({ weight }) => 100 * weight) ?? [], WEIGHT_DIGITS);
  const monthly = monthlyKwh(year.ghiWm2);
  return {
    name: climate ? null : name,
    annualGhiKwhM2: monthly.reduce((sum, value) => sum + value, 0),
    meanTemperatureC:
      year.airTemperatureC.reduce((sum, value) => sum + value, 0) / year.airTemperatureC.length,
    monthlyGhiKwhM2: monthly,
    notes: year.notes,
    sources: climate
      ? climate.contributors.map(({ station, distanceKm, source, year: years }, i) => ({
          name: station,
          detail: weightWords(shares[i]!.toFixed(WEIGHT_DIGITS), distanceKm.toFixed(0)),
          basis: `${source} (${years})`,
        }))
      : [{ name, detail: year.source, basis: '' }],
  };
}
