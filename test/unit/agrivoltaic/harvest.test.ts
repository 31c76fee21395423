import { expect, test } from 'vitest';
import { cropUnderShade } from '../../../electron/engine/agrivoltaic/crop.ts';
import { landUse, unshadedGcr } from '../../../electron/engine/agrivoltaic/land.ts';
import { checkLimits, checkProvince } from '../../../electron/engine/agrivoltaic/limits.ts';
import { makkinkMm, pumpKwh, waterUse } from '../../../electron/engine/agrivoltaic/water.ts';
import { readCrops, readLayouts } from '../../../electron/formats/agrivoltaic.ts';
import { readShadeResponse } from '../../../electron/formats/facts.ts';
import { type AgrivoltaicSetup, CROPS, LAYOUTS } from '../../../shared/agrivoltaic.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { commonFigures } from './common.ts';

const data = new URL('../../../data', import.meta.url).pathname;
const shade = readShadeResponse(data);
const crops = readCrops(data);
const setup: AgrivoltaicSetup = {
  layout: 'elevated-fixed',
  mount: 'fixed',
  tiltDeg: 30,
  azimuthDeg: 180,
  gcr: 0.35,
  pitchM: 12,
  rowWidthM: 4.2,
  clearanceM: 3.6,
  fillShare: 1,
  bifaciality: 0.7,
  uncultivatedStripM: 0.6,
  crop: 'maize',
  seasonMonths: [6, 7, 8, 9],
  irrigatedShare: 0.5,
  pumpHeadM: 30,
  pumpEfficiency: 0.5,
};

test.each([
  ['maize', 20, 0.72, 'within'],
  ['c3_cereals', 35, 0.677, 'within'],
  ['berries', 30, 1.161, 'within'],
  ['forages', 90, 0.399, 'within'],
  // Half-way between rows of the table, and between no shade and its first row.
  ['maize', 22.5, 0.685, 'within'],
  ['maize', 2.5, 0.9665, 'below'],
  ['grain_legumes', 0, 1, 'below'],
  // Beyond the table's last row in a straight line to nothing without light.
  ['tubers_roots', 97, 0.0459, 'beyond'],
  ['berries', 95, 0.3145, 'beyond'],
] as const)('%s at %f %% less light keeps %f of its yield', (crop, reduction, expected, reading) => {
  const result = cropUnderShade(shade, crop, reduction);
  expect(result.relativeYield).toBeCloseTo(expected, 6);
  expect(result.reading).toBe(reading);
});

test('ponds and bare land have no yield to lose', () => {
  for (const crop of ['fishpond', 'none'] as const) {
    expect(cropUnderShade(shade, crop, 40)).toMatchObject({ relativeYield: null, reading: 'none' });
  }
});

test('a plain solar farm at 35° north stands about two row widths apart', () => {
  // By hand: tan 35° = 0.70021; (0.70711·0.70021 + 0.43378)/(0.70711 − 0.43378·0.70021) = 2.3036;
  // cos 32° + sin 32°·2.3036 = 2.0688.
  expect(1 / unshadedGcr(32, 35)).toBeCloseTo(2.0688, 3);
  expect(unshadedGcr(0, 35)).toBeCloseTo(1, 12);
});

test('the land equivalent ratio adds both harvests per land', () => {
  const land = landUse(setup, 0.8, 60, { tiltDeg: 32, gcr: 0.48, kwhPerM2: 120 });
  expect(land.cultivatedShare).toBeCloseTo(0.95, 12);
  expect(land.cropRatio).toBeCloseTo(0.76, 12);
  expect(land.pvRatio).toBe(0.5);
  expect(land.ler).toBeCloseTo(1.26, 12);
  expect(landUse(setup, null, 60, land.reference).ler).toBeNull();
});

test('reference evapotranspiration follows the published equation', () => {
  // 20 MJ/m² at 20 °C and 101.3 kPa: Δ = 0.1447 kPa/K, γ = 0.0674 kPa/K (FAO-56, annex 2), so 0.65·0.6822·20/2.45.
  expect(makkinkMm(20, 20, 101_300)).toBeCloseTo(3.62, 2);
  expect(makkinkMm(0, 20, 101_300)).toBe(0);
});

test('pumping a thousand cubic metres up thirty metres at 50 % takes 163.5 kWh', () => {
  expect(pumpKwh(1000, 30, 0.5)).toBeCloseTo(163.5, 6);
});

test('water balances: open = under + saved, and shade saves in the measure of the light it takes', () => {
  const months = (value: number) => new Array<number>(12).fill(value);
  const water = waterUse({
    openKwhM2: months(150),
    lightShare: months(0.7),
    airC: months(22),
    elevationM: 70,
    seasonMonths: [6, 7, 8],
    crop: crops.find(({ crop }) => crop === 'maize')!,
    cropAreaM2: 10_000,
    irrigatedShare: 0.5,
    pumpHeadM: 30,
    pumpEfficiency: 0.5,
    annualKwh: 1e5,
  });
  expect(water.openMm - water.underMm).toBeCloseTo(water.savedMm, 12);
  expect(water.savedShare).toBeCloseTo(0.3, 12);
  expect(water.savedM3).toBeCloseTo(water.savedMm * 10, 9);
  expect(water.irrigationM3).toBeCloseTo(water.underMm * 5, 9);
  expect(water.pumpKwh / water.pumpOpenKwh).toBeCloseTo(0.7, 12);
});

test('limits name what fails and by how much', () => {
  const maize = crops.find(({ crop }) => crop === 'maize')!;
  const of = (changes: Partial<AgrivoltaicSetup>, relativeYield: number | null) =>
    new Map(
      checkLimits({ ...setup, ...changes }, maize, relativeYield, commonFigures).map((limit) => [
        limit.code,
        limit.pass,
      ]),
    );
  expect(of({}, 0.85)).toEqual(
    new Map([
      ['yield20', true],
      ['yield66', true],
      ['landLoss', true],
      ['machineClearance', true],
    ]),
  );
  expect(of({}, 0.75).get('yield20')).toBe(false);
  expect(of({}, 0.6).get('yield66')).toBe(false);
  expect(of({ uncultivatedStripM: 1.5 }, 0.9).get('landLoss')).toBe(false);
  // Low rows: the harvester passes between them, or does not.
  expect(of({ clearanceM: 1 }, null)).toEqual(new Map([['machinePassage', true]]));
  expect(of({ clearanceM: 1, pitchM: 6 }, null).get('machinePassage')).toBe(false);
});

test('a province’s figures pass, fail, or are said not to be tested', () => {
  const figure = (value: number | null, draft = false) => ({ value, draft, source: 'rule' });
  const hunan = {
    region: '湖南',
    figures: {
      ...{ lowestEdge: figure(2), columnSpacing: figure(4), rowSpacing: figure(6) },
      ...{ leastYield: figure(0.8), mostLandLoss: figure(0.1), pondCover: figure(null) },
    },
  };
  const of = (changes: Partial<AgrivoltaicSetup>, relativeYield: number | null, province = hunan) => {
    const { limits, untested, provincial } = checkProvince(
      { ...setup, ...changes },
      relativeYield,
      0.4,
      province,
    );
    return { pass: Object.fromEntries(limits.map(({ code, pass }) => [code, pass])), untested, provincial };
  };
  const good = of({ clearanceM: 2, pitchM: 6, uncultivatedStripM: 0.5 }, 0.8);
  expect(good.pass).toEqual({
    provinceEdge: true,
    provinceRow: true,
    provinceYield: true,
    provinceLandLoss: true,
  });
  // How far posts stand apart is held against the figure where the setup says it.
  expect([3.9, 4].map((postSpacingM) => of({ postSpacingM }, 0.8).pass.provinceColumn)).toEqual([
    false,
    true,
  ]);
  expect(good.untested).toMatchObject([{ code: 'provinceColumn', limit: 4 }]);
  const bad = of({ clearanceM: 1.99, pitchM: 5.99, uncultivatedStripM: 2 }, 0.79);
  expect(Object.values(bad.pass)).toEqual([false, false, false, false]);
  expect(of({}, null).untested.map(({ code }) => code)).toEqual(['provinceColumn', 'provinceYield']);
  // A pond has a limit of its own, which is not known.
  expect(of({ crop: 'fishpond' }, null)).toMatchObject({
    pass: {},
    untested: [{ code: 'pondCover', limit: null }],
  });
  expect(
    of({ crop: 'fishpond' }, null, { region: 'x', figures: { ...hunan.figures, pondCover: figure(0.3) } })
      .pass,
  ).toEqual({
    pondCover: false,
  });
  const none = of({}, 0.9, { region: '河南', figures: { pondCover: figure(null) } } as typeof hunan);
  expect(none).toEqual({
    pass: {},
    untested: [],
    provincial: { region: '河南', known: false, elsewhere: [] },
  });
});

test('every layout and crop has its data, with a source', () => {
  const layouts = readLayouts(data);
  expect(layouts.map(({ layout }) => layout)).toEqual([...LAYOUTS]);
  expect(crops.map(({ crop }) => crop)).toEqual([...CROPS]);
  for (const { source } of layouts) expect(inLanguage(source, 'en')).toMatch(/^\d{4}: ./);
  for (const crop of crops) {
    expect(inLanguage(crop.coefficientSource, 'en')).toMatch(/^\d{4}: ./);
    expect(crop.seasonMonths.length).toBeGreaterThan(0);
    expect(crop.machineHeightM).toBeGreaterThan(1);
  }
});
