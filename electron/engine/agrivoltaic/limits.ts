import type { AgrivoltaicSetup, CropOption } from '../../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult, Limit } from '../../../shared/agrivoltaic-result.ts';
import { freeWidthM } from './geometry.ts';
import { cultivatedShare } from './land.ts';

/** Figures that a setup is held against wherever it stands: of other countries, to compare with, and of machines. */
export const COMMON_FIGURES = {
  leastYieldJapan: 'comparison.leastYieldJapan',
  leastYieldDin: 'comparison.leastYieldDin',
  landLossDinHigh: 'comparison.landLossDinHigh',
  landLossDinLow: 'comparison.landLossDinLow',
  clearanceDinM: 'comparison.clearanceDin',
  /** Room a machine wants beside it when it passes between rows, both sides together. */
  machineMarginM: 'machine.margin',
} as const;
export type CommonFigures = Record<keyof typeof COMMON_FIGURES, { value: number; source: string }>;

/**
 * Check a setup against published limits of farming under modules, each with where it comes from.
 *
 * Machines pass under rows that stand high enough; under lower ones they must pass between.
 *
 * @param common the rule pack's
 * @param relativeYield crop yield over unshaded yield; null leaves the limits on yield out
 */
export function checkLimits(
  setup: AgrivoltaicSetup,
  crop: CropOption,
  relativeYield: number | null,
  common: CommonFigures,
): Limit[] {
  const limits: Limit[] = [];
  const atLeast = (limit: Omit<Limit, 'pass' | 'sense' | 'foreign'> & { foreign?: boolean }): void => {
    limits.push({ foreign: false, ...limit, sense: 'min', pass: limit.value >= limit.limit });
  };
  if (relativeYield !== null) {
    atLeast({
      code: 'yield20',
      foreign: true,
      value: 100 * relativeYield,
      limit: 100 * common.leastYieldJapan.value,
      unit: '%',
      basis: 'rule',
      source: common.leastYieldJapan.source,
    });
    atLeast({
      code: 'yield66',
      foreign: true,
      value: 100 * relativeYield * cultivatedShare(setup),
      limit: 100 * common.leastYieldDin.value,
      unit: '%',
      basis: 'standard',
      source: common.leastYieldDin.source,
    });
    const lostPct = 100 * (1 - cultivatedShare(setup));
    const high = setup.clearanceM >= common.clearanceDinM.value;
    const most = high ? common.landLossDinHigh : common.landLossDinLow;
    const mostPct = 100 * most.value;
    limits.push({
      code: 'landLoss',
      foreign: true,
      value: lostPct,
      limit: mostPct,
      unit: '%',
      sense: 'max',
      pass: lostPct <= mostPct,
      basis: 'standard',
      source: most.source,
    });
  }
  if (setup.clearanceM >= crop.machineHeightM || setup.layout === 'greenhouse-roof') {
    atLeast({
      code: 'machineClearance',
      value: setup.clearanceM,
      limit: crop.machineHeightM,
      unit: 'm',
      basis: 'judgement',
      source: crop.machineSource,
    });
  } else {
    atLeast({
      code: 'machinePassage',
      value: freeWidthM(setup),
      limit: crop.machineWidthM + common.machineMarginM.value,
      unit: 'm',
      basis: 'judgement',
      source: crop.machineSource,
    });
  }
  return limits;
}

/** What a province asks of arrays over farmland; null where it asks nothing, or it is not known. */
export interface ProvincialLimits {
  region: string;
  figures: Partial<Record<ProvincialFigure, { value: number | null; draft: boolean; source: string }>>;
  /** What it does not allow at all, of what concerns the setup: arrays on its land, paving under them. */
  bans?: Partial<Record<(typeof PROVINCIAL_BANS)[number], { draft: boolean; source: string }>>;
  /** What it asks on ground of another kind than the crop's: not held against the setup, since no layer says the ground. */
  elsewhere?: AgrivoltaicResult['provincial']['elsewhere'];
}
export const PROVINCIAL_BANS = ['cropland', 'paving'] as const;
export const PROVINCIAL_FIGURES = [
  'lowestEdge',
  'columnSpacing',
  'rowSpacing',
  'leastYield',
  'mostLandLoss',
  'pondCover',
  'pondEdge',
  'siteRoadMost',
] as const;
type ProvincialFigure = (typeof PROVINCIAL_FIGURES)[number];

/**
 * A setup against the figures of its province. Row spacing is the pitch, centre to centre; how far the posts of a row
 * stand apart a setup may leave open, and how high a pond rises it does not say. What cannot be tested is named, and passes nothing.
 *
 * @param relativeYield crop yield over unshaded yield; null where nothing is grown
 * @param coverage share of the ground that modules cover, seen from above
 */
export function checkProvince(
  setup: AgrivoltaicSetup,
  relativeYield: number | null,
  coverage: number,
  { region, figures, bans = {}, elsewhere = [] }: ProvincialLimits,
): Pick<AgrivoltaicResult, 'limits' | 'untested' | 'provincial'> {
  const limits: Limit[] = [];
  const untested: AgrivoltaicResult['untested'] = [];
  const pond = setup.crop === 'fishpond';
  const hold = (
    code: AgrivoltaicResult['untested'][number]['code'],
    figure: ProvincialFigure,
    value: number | null,
    sense: Limit['sense'],
    unit: 'm' | '%',
  ): void => {
    const asked = figures[figure];
    if (!asked) return;
    const limit = asked.value === null ? null : asked.value * (unit === '%' ? 100 : 1);
    if (value === null || limit === null) {
      untested.push({ code, limit, unit, source: asked.source });
      return;
    }
    const pass = sense === 'min' ? value >= limit : value <= limit;
    const basis = asked.draft ? 'draft' : 'rule';
    limits.push({ code, pass, value, limit, unit, sense, basis, foreign: false, source: asked.source });
  };
  if (pond) {
    hold('pondCover', 'pondCover', 100 * coverage, 'max', '%');
    hold('pondEdge', 'pondEdge', null, 'min', 'm');
  } else {
    hold('provinceEdge', 'lowestEdge', setup.clearanceM, 'min', 'm');
    hold('provinceColumn', 'columnSpacing', setup.postSpacingM ?? null, 'min', 'm');
    hold('provinceRow', 'rowSpacing', setup.pitchM, 'min', 'm');
    hold('provinceYield', 'leastYield', relativeYield === null ? null : 100 * relativeYield, 'min', '%');
    hold('provinceLandLoss', 'mostLandLoss', 100 * (1 - cultivatedShare(setup)), 'max', '%');
  }
  if (bans.cropland) {
    const { draft, source } = bans.cropland;
    const not = { pass: false, value: 1, limit: 0, unit: '', sense: 'max', foreign: false } as const;
    limits.push({ code: 'provinceCropland', ...not, basis: draft ? 'draft' : 'rule', source });
  }
  // What a setup does not say: how wide its roads are, and whether ground is paved.
  if (!pond) hold('provinceRoad', 'siteRoadMost', null, 'max', 'm');
  if (!pond && bans.paving) {
    untested.push({ code: 'provincePaving', limit: 0, unit: '', source: bans.paving.source });
  }
  const known =
    bans.cropland !== undefined ||
    PROVINCIAL_FIGURES.some((figure) => figures[figure] && figures[figure].value !== null);
  return { limits, untested, provincial: { region, known, elsewhere } };
}
