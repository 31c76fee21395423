import { describe, expect, it } from 'vitest';
import {
  heightsInFeet,
  settleHeight,
  statedHeight,
  storeyRatio,
} from '../../../electron/engine/roof/heights.ts';
import { readRoofClasses } from '../../../electron/formats/roof-classes.ts';
import { BUILDING_CLASSES } from '../../../shared/building-classes.ts';

const usual = readRoofClasses('data')['rural-household'];
const settled = (properties: Record<string, unknown>, inFeet = false) =>
  settleHeight(statedHeight(properties), usual, inFeet);
const codes = (properties: Record<string, unknown>, inFeet = false) =>
  settled(properties, inFeet).findings.map(({ code }) => code);

describe('height of a building', () => {
  it.each<[Record<string, unknown>, number, string]>([
    [{ height: 12.5 }, 12.5, 'height'],
    [{ HEIGHT: '12.5 m' }, 12.5, 'height'],
    [{ 建筑高度: '9,6米' }, 9.6, 'height'],
    [{ '高度（米）': 7 }, 7, 'height'],
    [{ height_ft: 30 }, 9.144, 'height'],
    [{ height: "30'" }, 9.144, 'height'],
    [{ height: '30 feet' }, 9.144, 'height'],
    [{ floors: 6 }, 18.6, 'floors'],
    [{ 'building:levels': '2' }, 6.2, 'floors'],
    [{ 层数: '6+1' }, 21.7, 'floors'],
    [{ floors: '六层' }, 18.6, 'floors'],
    [{ floors: '十二层' }, 37.2, 'floors'],
    [{ floors: '5F' }, 15.5, 'floors'],
    [{ floors: '3-5' }, 12.4, 'floors'],
    [{ height: -9999, floors: 2 }, 6.2, 'floors'],
    [{ height: 0 }, 6.2, 'class'],
    [{ height: 9999 }, 6.2, 'class'],
    [{ height: 'tall' }, 6.2, 'class'],
    [{ floors: 'unknown' }, 6.2, 'class'],
    [{ ridge_height_class: 'A', roof_colour: 3 }, 6.2, 'class'],
    [{}, 6.2, 'class'],
  ])('%j is %s m, from %s', (properties, topM, from) => {
    const found = settled(properties);
    expect(found.topM).toBeCloseTo(topM, 6);
    expect(found.from).toBe(from);
    expect(found.lowM).toBeLessThan(found.topM);
    expect(found.highM).toBeGreaterThan(found.topM);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ height: 12, floors: 4 }, []],
    [{ height: -9999 }, ['roof.height-none']],
    [{ height: 3000 }, ['roof.height-implausible']],
    [{ height: 'tall', floors: '?' }, ['roof.height-unreadable', 'roof.floors-unreadable']],
    [{ floors: '6+1' }, ['roof.floors-read']],
    [{ height_ft: 30 }, ['roof.height-feet']],
    [{ height: 3, floors: 18 }, ['roof.height-against-floors']],
  ])('of %j these are named: %j', (properties, expected) => expect(codes(properties)).toEqual(expected));

  it('holds both of a height and storeys that contradict each other', () => {
    expect(settled({ height: 3, floors: 18 })).toMatchObject({ topM: 3, highM: 18 * usual.storeyM });
  });
});

it('takes a layer for one in feet where storeys of ten say so, and never from a few', () => {
  const ratios = (factor: number, n: number) =>
    Array.from(
      { length: n },
      (_, i) => storeyRatio(statedHeight({ height: factor * (1 + (i % 3)), floors: 1 + (i % 3) }))!,
    );
  expect(heightsInFeet(ratios(10.2, 9))).toBe(true);
  expect(heightsInFeet(ratios(3.1, 9))).toBe(false);
  expect(heightsInFeet(ratios(10.2, 3))).toBe(false);
  expect(codes({ height: 20, floors: 2 }, true)).toEqual(['roof.height-feet']);
  expect(settled({ height: 20 }, true).topM).toBeCloseTo(6.096, 6);
});

it('has a row of what is usual for every class of buildings, each of which says that it is a judgement', () => {
  const classes = readRoofClasses('data');
  expect(Object.keys(classes).sort()).toEqual([...BUILDING_CLASSES].sort());
  for (const row of Object.values(classes)) {
    expect(row.status).toBe('judgement');
    for (const value of Object.values(row)) expect(value).not.toBeNaN();
  }
});
