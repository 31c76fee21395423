import { describe, expect, it } from 'vitest';
import { checkRule, type LandFeature, plotOf } from '../../../electron/engine/rules/check-rule.ts';
import { readLandRules } from '../../../electron/formats/land-rules.ts';
import { rules as en } from '../../../shared/i18n/en/rules.ts';
import { rules as zh } from '../../../shared/i18n/zh/rules.ts';
import type { LandRule } from '../../../shared/land-rules.ts';

const rules = readLandRules(new URL('../../../data', import.meta.url).pathname);
const rule = (code: string): LandRule => rules.find((each) => each.code === code)!;

/** Degrees of a metre near 35° north, by the ellipsoid (Snyder 1987). */
const NORTH = 1 / 110940;
const EAST = 1 / 91287;
const box = (east: number, north: number, width: number, height: number): GeoJSON.Polygon => {
  const [x, y] = [115 + east * EAST, 35 + north * NORTH];
  const [u, v] = [x + width * EAST, y + height * NORTH];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [u, y],
        [u, v],
        [x, v],
        [x, y],
      ],
    ],
  };
};
const area = (geometry: GeoJSON.Polygon) => geometry as Parameters<typeof plotOf>[0];
const plot = plotOf(area(box(0, 0, 100, 100)), 10_000);
const feature = (
  geometry: GeoJSON.Geometry,
  kind: string | null,
  properties: Record<string, unknown> = {},
): LandFeature => ({ id: 7, name: '图斑', class: kind, geometry, properties });
const line = (...points: [number, number][]): GeoJSON.LineString => ({
  type: 'LineString',
  coordinates: points.map(([east, north]) => [115 + east * EAST, 35 + north * NORTH]),
});

describe('land rules', () => {
  it('carries for every rule a legal source with its year, and its texts in both languages', () => {
    expect(rules.length).toBeGreaterThan(15);
    for (const { code, source, year } of rules) {
      expect(source).not.toBe('');
      expect(year).toBeGreaterThan(1990);
      for (const text of [zh.names[code], zh.law[code], en.names[code], en.law[code]]) {
        expect(text, code).toBeTruthy();
      }
    }
    expect(new Set(rules.map(({ code, validFrom }) => `${code} ${validFrom}`)).size).toBe(rules.length);
  });

  it('counts once what several features cover', () => {
    const share = (...boxes: GeoJSON.Polygon[]) => {
      const finding = checkRule(
        plot,
        rule('protected-farmland'),
        boxes.map((geometry, id) => ({ ...feature(geometry, 'protected'), id })),
      );
      return finding && finding !== 'unchecked' ? finding.overlapShare! : 0;
    };
    expect(share(box(0, 0, 30, 100), box(10, 0, 30, 100))).toBeCloseTo(0.4, 3);
    expect(share(box(0, 0, 50, 100), box(0, 0, 50, 100))).toBeCloseTo(0.5, 3);
    expect(share(box(0, 0, 20, 100), box(40, 0, 20, 100), box(10, 0, 40, 50))).toBeCloseTo(0.5, 3);
    expect(share(box(-10, -10, 200, 200), box(0, 0, 50, 100), box(0, 0, 100, 100))).toBeCloseTo(1, 6);
  });

  it('measures the share of a site on protected farmland and names the features, gravest first', () => {
    const finding = checkRule(plot, rule('protected-farmland'), [
      { ...feature(box(90, 0, 50, 100), 'protected'), id: 1 },
      { ...feature(box(-50, 0, 80, 100), 'protected'), id: 2 },
      { ...feature(box(-50, -50, 300, 300), 'general'), id: 3 },
    ]);
    expect(finding).toMatchObject({ rule: 'protected-farmland', severity: 'forbid', featureCount: 2 });
    if (!finding || finding === 'unchecked') throw new Error('nothing found');
    expect(finding.overlapM2).toBeCloseTo(4000, -1);
    expect(finding.overlapShare).toBeCloseTo(0.4, 3);
    expect(finding.features.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('lets an error of drawing pass, and a hole that the site lies in', () => {
    expect(checkRule(plot, rule('protected-farmland'), [feature(box(99.8, 0, 50, 100), 'protected')])).toBe(
      null,
    );
    const ring = box(-100, -100, 300, 300);
    ring.coordinates.push([...box(-10, -10, 120, 120).coordinates[0]!].reverse());
    expect(checkRule(plot, rule('ecological-redline'), [feature(ring, 'ecological-redline')])).toBe(null);
    expect(
      checkRule(plot, rule('ecological-redline'), [feature(box(-100, -100, 300, 300), 'ecological-redline')]),
    ).toMatchObject({ overlapShare: 1 });
  });

  it('keeps the distances of the Highway Safety Protection Regulations from the edge of the road', () => {
    const national = rule('setback-national');
    const at = (metres: number) =>
      checkRule(plot, national, [feature(line([-500, 100 + metres], [600, 100 + metres]), 'national')]);
    expect(at(30.2)).toBe(null);
    const near = at(29);
    if (!near || near === 'unchecked') throw new Error('nothing found');
    expect(near.distanceM).toBeCloseTo(29, 1);
    expect(near.limit).toBe(30);
    const crossing = checkRule(plot, national, [feature(line([-50, 50], [150, 50]), 'national')]);
    expect(crossing).toMatchObject({ distanceM: 0 });
    const drawnAsArea = checkRule(plot, national, [feature(box(-50, 121, 300, 12), 'national')]);
    expect(drawnAsArea).toBe(null);
    expect(
      Object.fromEntries(
        ['expressway', 'national', 'provincial', 'county', 'township'].map((kind) => [
          kind,
          rule(`setback-${kind}`).limit,
        ]),
      ),
    ).toEqual({ expressway: 30, national: 20, provincial: 15, county: 10, township: 5 });
  });

  it('does not pass a site by what does not say of which class it is', () => {
    const under = box(10, 10, 30, 30);
    const away = box(300, 300, 30, 30);
    const road = line([-500, 110], [600, 110]);
    expect(checkRule(plot, rule('ecological-redline'), [feature(under, null)])).toBe('unchecked');
    expect(checkRule(plot, rule('ecological-redline'), [feature(away, null)])).toBe(null);
    expect(checkRule(plot, rule('setback-national'), [feature(road, null)])).toBe('unchecked');
    expect(checkRule(plot, rule('setback-township'), [feature(road, null)])).toBe(null);
    // What is known to break it says more.
    const known = feature(under, 'ecological-redline');
    expect(checkRule(plot, rule('ecological-redline'), [feature(under, null), known])).toMatchObject({
      featureCount: 1,
    });
    // A line below 1 kV has no class and no protection zone.
    const feeders = rules.find(({ layer, test }) => layer === 'feeders' && test === 'distance')!;
    expect(checkRule(plot, feeders, [feature(line([0, 50], [100, 50]), null)])).toBe(null);
  });

  it('asks slope of what the land survey says, and says so where it says nothing', () => {
    const slope = rule('slope');
    const ground = box(-10, -10, 200, 200);
    expect(checkRule(plot, slope, [feature(ground, 'general')])).toBe('unchecked');
    expect(checkRule(plot, slope, [feature(ground, 'general', { GDPDJB: '2' })])).toBe(null);
    expect(checkRule(plot, slope, [feature(ground, 'general', { GDPDJB: '5' })])).toMatchObject({
      rule: 'slope',
    });
    expect(checkRule(plot, slope, [feature(ground, 'general', { slopeDeg: 31 })])).toMatchObject({
      slopeDeg: 31,
    });
  });
});
