import {
  type Agrivoltaic,
  type AgrivoltaicChanges,
  type AgrivoltaicSetup,
  type Crop,
  type CropOption,
  type LayoutOption,
  siteFieldsOf,
} from '../../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult } from '../../../shared/agrivoltaic-result.ts';
import type { Site } from '../../../shared/domain.ts';
import type { Steps } from '../../../shared/steps.ts';
import { evaluateAgrivoltaic } from '../../engine/agrivoltaic/evaluate.ts';
import { rowGeometry } from '../../engine/agrivoltaic/geometry.ts';
import { plotExtent } from '../../engine/agrivoltaic/plot-extent.ts';
import { monthlyMeanC } from '../../engine/agrivoltaic/water.ts';
import { capacityKwp } from '../../engine/capacity.ts';
import { optimalTiltDeg } from '../../engine/optimal-tilt.ts';
import { arrayOf } from '../../engine/site-array.ts';
import { behindSkyline, skylineCounts } from '../../engine/sky/skyline.ts';
import type { PlanAgrivoltaic } from '../../report/plan-data.ts';
import { openedDocument, type Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptWhile } from '../../store/kept.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { gridFactorOf } from '../carbon/grid-factor.ts';
import { countedSites } from '../land/statuses.ts';
import { ruledRows } from '../rules/figures.ts';
import { figureOf, rulesVersion } from '../rules/in-force.ts';
import { terrainGrid } from '../terrain/grid.ts';
import { siteHorizon } from '../terrain/site.ts';
import { preparedYear } from '../weather/prepared.ts';
import { commonFigures, provincialLimits } from './provincial.ts';

/** Layouts as usually built, at the county's best fixed tilt; the rules in force may say otherwise. */
export function layoutOptions(session: Session, document: Document): LayoutOption[] {
  const [, latitudeDeg] = session.library.countyOf(document).center;
  const ruled = ruledRows(session, document);
  return session.library.layouts().map((each) => {
    const row = ruled('layout', each.layout, each);
    return {
      ...row,
      tiltDeg: row.tiltDeg === 'optimum' ? Math.round(optimalTiltDeg(latitudeDeg)) : row.tiltDeg,
      pitchM: row.rowWidthM / row.gcr,
    };
  });
}

/** Crops with the machines that pass where they grow. */
export function cropOptions(session: Session, document: Document): CropOption[] {
  const ruled = ruledRows(session, document);
  return session.library.crops().map((row) => ruled('machine', row.crop, row));
}

function cropOption(session: Session, document: Document, crop: Crop): CropOption {
  const option = cropOptions(session, document).find((row) => row.crop === crop);
  if (!option) throw new RangeError(`no data for crop ${crop}`);
  return option;
}

/** Crop of a new site: fruit vegetables are grown across the county's greenhouses and bear light shade (judgement). */
const FIRST_CROP = 'fruity_veg';

const firstPump = (session: Session, document: Document) => {
  const figure = figureOf(session, document);
  return { pumpHeadM: figure('pump.head').value, pumpEfficiency: figure('pump.efficiency').value };
};

/** Pumps are of one kind in all of the program: those of a field's own setup, elsewhere those of a new one. */
export function pumpOf(
  session: Session,
  document: Document,
): (site: Pick<Site, 'agrivoltaic'>) => { headM: number; efficiency: number } {
  const first = firstPump(session, document);
  return ({ agrivoltaic }) => {
    const { pumpHeadM, pumpEfficiency } = { ...first, ...agrivoltaic };
    return { headM: pumpHeadM, efficiency: pumpEfficiency };
  };
}

/** How a new agrivoltaic site stands. */
export const firstSetup = (session: Session, document: Document): AgrivoltaicSetup =>
  keptWhile(document, firstSetup, rulesVersion(session, document), () => makeFirst(session, document));

function makeFirst(session: Session, document: Document): AgrivoltaicSetup {
  const [{ source: _source, ...layout }] = layoutOptions(session, document) as [LayoutOption];
  const { seasonMonths } = cropOption(session, document, FIRST_CROP);
  return {
    ...layout,
    crop: FIRST_CROP,
    seasonMonths,
    irrigatedShare: figureOf(session, document)('pump.irrigatedShare').value,
    ...firstPump(session, document),
  };
}

/** The setup a site stands in; what it does not say is as in a new one. */
export function setupOf(session: Session, site: Omit<Site, 'geometry'>): AgrivoltaicSetup {
  const first = firstSetup(session, openedDocument(session));
  const { mount, tiltDeg, azimuthDeg } = site;
  const own: Partial<Agrivoltaic> = site.agrivoltaic ?? {};
  const setup = { ...first, ...own, mount, tiltDeg, azimuthDeg, gcr: site.gcr ?? first.gcr };
  return { ...setup, pitchM: setup.rowWidthM / setup.gcr };
}

function triedSetup(session: Session, site: Site, changes: AgrivoltaicChanges): AgrivoltaicSetup {
  const wanted = { ...setupOf(session, site), ...changes };
  const pitchM = Math.max(wanted.pitchM, wanted.rowWidthM);
  return { ...wanted, pitchM, gcr: wanted.rowWidthM / pitchM };
}

/** A site as it would stand with changes tried on it. */
export function triedSite(session: Session, site: Site, changes: AgrivoltaicChanges): Site {
  const changed = { ...site, ...siteFieldsOf(triedSetup(session, site, changes)) };
  return { ...changed, capacityKwp: capacityKwp(changed) };
}

/** Share of a site's module that lets light pass; none where it names no module. */
const transparencyOf = ({ library }: Session, { module }: Pick<Site, 'module'>): number =>
  library.equipment().modules.find(({ key }) => key === module)?.transparency ?? 0;

const extentOf = (site: Site, setup: AgrivoltaicSetup) =>
  plotExtent(site.geometry, rowGeometry(setup), site.usableShare);

/** What the light, crop and land of a site follow from, as text: sites of one key are alike. */
export function alikeKey(session: Session, site: Site): string {
  const setup = setupOf(session, site);
  return JSON.stringify([setup, site.moduleWpM2, site.module, site.inverter, extentOf(site, setup)]);
}

/** What an agrivoltaic site does to light, crop, land and water, with changes tried on it. */
export function agrivoltaicOf(
  session: Session,
  document: Document,
  site: Site,
  changes: AgrivoltaicChanges = {},
): AgrivoltaicResult {
  const setup = triedSetup(session, site, changes);
  const { weather, sky, equipped } = preparedYear(session, document);
  const { equipment, prepared } = equipped(site);
  const changed = { ...site, ...siteFieldsOf(setup) };
  const horizon = siteHorizon(terrainGrid(document), site);
  const seen = horizon && skylineCounts(horizon) ? behindSkyline(sky, horizon) : sky;
  return evaluateAgrivoltaic(seen, prepared, {
    setup,
    fieldM2: site.areaM2 * site.usableShare,
    transparency: transparencyOf(session, site),
    extent: extentOf(site, setup),
    moduleWpM2: site.moduleWpM2,
    array: arrayOf({ ...changed, capacityKwp: capacityKwp(changed) }),
    equipment,
    crop: cropOption(session, document, setup.crop),
    shade: session.library.shadeResponse(),
    airC: monthlyMeanC(weather.year.airTemperatureC),
    provincial: provincialLimits(session, document, setup.crop),
    common: commonFigures(session, document),
    gridFactorKgKwh: gridFactorOf(session, document, activeScenario(document).assumptions).factorKgKwh,
  });
}

/** The fields that count, for the plan: sites that are built alike and grow the same are worked out once. */
export function* agrivoltaicsOf(session: Session, document: Document): Steps<PlanAgrivoltaic[]> {
  const alike = new Map<string, PlanAgrivoltaic>();
  const grid = terrainGrid(document);
  for (const site of countedSites(session, document)) {
    if (site.kind !== 'agrivoltaic') continue;
    yield;
    const horizon = siteHorizon(grid, site);
    const behind = horizon && skylineCounts(horizon) ? [...horizon] : null;
    const key = `${alikeKey(session, site)} ${behind}`;
    const known = alike.get(key);
    if (known) known.siteNames.push(site.name);
    else {
      const result = agrivoltaicOf(session, document, site);
      alike.set(key, {
        siteNames: [site.name],
        result,
        crop: cropOption(session, document, result.setup.crop),
      });
    }
  }
  return [...alike.values()];
}
