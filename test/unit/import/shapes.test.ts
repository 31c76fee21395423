import { area as turfArea } from '@turf/turf';
import type { Geometry, Position } from 'geojson';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { describe, expect, it } from 'vitest';
import { oneDesk } from './desk.ts';
import { collection, feature, square } from './files.ts';

const d = oneDesk();

/** Valid by another implementation than the one that mends. */
const isValid = (geometry: Geometry) =>
  new IsValidOp(new GeoJSONReader(new GeometryFactory()).read(geometry)).isValid() as boolean;
const [X, Y, U] = [114.82, 34.82, 0.001];
const ring = (...corners: [number, number][]): Position[] =>
  [...corners, corners[0]!].map(([x, y]) => [X + x * U, Y + y * U]);
const polygon = (...coordinates: Position[][]): Geometry => ({ type: 'Polygon', coordinates });
const parts = (...coordinates: Position[][][]): Geometry => ({ type: 'MultiPolygon', coordinates });
const UNIT_M2 = turfArea(feature(polygon(ring([0, 0], [1, 0], [1, 1], [0, 1]))));
const box = (x: number, y: number, side: number) =>
  ring([x, y], [x + side, y], [x + side, y + side], [x, y + side]);

async function stored(geometry: Geometry) {
  const path = d.file('shape.geojson', collection([feature(geometry, { name: 'x' })]));
  const report = await d.say('import.run', { path, layers: [{ source: 'shape', target: 'buildings' }] });
  const [found] = (await d.layer('buildings')).features;
  return { codes: report.repaired.map(({ code }) => code), geometry: found!.geometry };
}

describe('areas that are not valid are made the area they cover, and listed', () => {
  it.each<[string, Geometry, number, string]>([
    ['a bow tie', polygon(ring([0, 0], [2, 2], [2, 0], [0, 2])), 2, 'self-crossing'],
    [
      'a ring traced twice',
      polygon(ring([0, 0], [2, 0], [2, 2], [0, 2], [0, 0], [2, 0], [2, 2], [0, 2])),
      4,
      'self-crossing',
    ],
    ['a spike outwards', polygon(ring([0, 0], [2, 0], [2, 2], [2, 5], [2, 2], [0, 2])), 4, 'self-crossing'],
    [
      'a spike inwards',
      polygon(ring([0, 0], [2, 0], [2, 2], [1, 2], [1, 1], [1, 2], [0, 2])),
      4,
      'self-crossing',
    ],
    ['a hole over the edge', polygon(box(0, 0, 2), box(1, 0.5, 2)), 4 - 1.5, 'self-crossing'],
    ['a hole as large as the whole of one side', polygon(box(0, 0, 2), box(0, 0.5, 1)), 3, 'self-crossing'],
    [
      'two holes over each other',
      polygon(box(0, 0, 4), box(1, 1, 1.5), box(2, 1, 1)),
      16 - 2.75,
      'self-crossing',
    ],
    ['a part twice', parts([box(0, 0, 2)], [box(0, 0, 2)]), 4, 'parts-merged'],
    ['a part in a part', parts([box(0, 0, 4)], [box(1, 1, 2)]), 16, 'parts-merged'],
    ['overlapping parts', parts([box(0, 0, 2)], [box(1, 1, 2)]), 7, 'parts-merged'],
    ['parts with a common edge', parts([box(0, 0, 2)], [box(2, 0, 2)]), 8, 'parts-merged'],
    [
      'a ring that touches itself in a loop',
      polygon(ring([0, 0], [4, 0], [4, 4], [1, 4], [1, 1], [3, 1], [3, 3], [0, 3])),
      15,
      'self-crossing',
    ],
  ])('%s', async (_, given, units, code) => {
    expect(isValid(given)).toBe(false);
    const { codes, geometry } = await stored(given);
    expect(isValid(geometry)).toBe(true);
    expect(turfArea(feature(geometry)) / UNIT_M2).toBeCloseTo(units, 3);
    expect(codes).toEqual([code]);
  });
  it('leaves what is valid as it is', async () => {
    for (const given of [polygon(box(0, 0, 4), box(1, 1, 1)), parts([box(0, 0, 1)], [box(1, 1, 1)])]) {
      const { codes, geometry } = await stored(given);
      expect(codes).toEqual([]);
      expect(isValid(geometry)).toBe(true);
      await d.say('edit.undo', {});
    }
  });
  it('keeps the outline of a building in 3-D', async () => {
    const at = (x: number, y: number, z: number): Position => [X + x * U, Y + y * U, z];
    const face = (...corners: Position[]) => [[...corners, corners[0]!]];
    const given = parts(
      face(at(0, 0, 0), at(2, 0, 0), at(2, 1, 0), at(0, 1, 0)),
      face(at(0, 0, 9), at(2, 0, 9), at(2, 1, 9), at(0, 1, 9)),
      face(at(0, 0, 0), at(2, 0, 0), at(2, 0, 9), at(0, 0, 9)),
      face(at(0, 1, 0), at(2, 1, 0), at(2, 1, 9), at(0, 1, 9)),
    );
    const { codes, geometry } = await stored(given);
    expect(turfArea(feature(geometry)) / UNIT_M2).toBeCloseTo(2, 3);
    expect(isValid(geometry)).toBe(true);
    expect(codes.sort()).toEqual(['flattened', 'heights-dropped', 'parts-merged']);
  });
  it('cuts at the county without leaving anything that is not valid', async () => {
    const { project } = await d.say('project.info', {});
    const { bounds, center } = project!.county;
    const side = center[0] - bounds[0] + 0.05;
    const { codes, geometry } = await stored(square(bounds[0] - 0.05, center[1] - side / 2, side));
    expect(codes).toEqual(['clipped']);
    expect(isValid(geometry)).toBe(true);
  });
  it('takes outlines of two hundred thousand corners, in the county and out of it', async () => {
    const outline = (lon: number, knots: boolean): Geometry => {
      const corners = Array.from({ length: 200_000 }, (_, i): Position => {
        const angle = (2 * Math.PI * i) / 200_000;
        const radius = 0.02 * (1 + 0.1 * Math.sin(800 * angle));
        return [lon + radius * Math.cos(angle), 34.85 + radius * Math.sin(angle)];
      });
      for (let i = 100; knots && i < 199_000; i += 4000) {
        [corners[i], corners[i + 9]] = [corners[i + 9]!, corners[i]!];
      }
      return polygon([...corners, corners[0]!]);
    };
    const large = collection([feature(outline(114.85, true)), feature(outline(100, true))]);
    const path = d.file('large.geojson', large);
    const report = await d.say('import.run', { path, layers: [{ source: 'large', target: 'farmland' }] });
    expect(report).toMatchObject({ read: 2, imported: 1 });
    expect(report.refused.map(({ code }) => code)).toEqual(['outside-county']);
    expect(report.repaired.map(({ code }) => code)).toEqual(['self-crossing']);
  });
  it('turns arcs into straight pieces and says so', async () => {
    const path = d.file(
      'arc.gml',
      `<?xml version="1.0" encoding="UTF-8"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml/3.2"><ogr:featureMember><ogr:pond gml:id="a"><ogr:geometryProperty><gml:Polygon srsName="EPSG:4326" gml:id="b"><gml:exterior><gml:Ring><gml:curveMember><gml:Curve gml:id="c"><gml:segments><gml:ArcString><gml:posList>34.82 114.82 34.821 114.821 34.822 114.82 34.821 114.819 34.82 114.82</gml:posList></gml:ArcString></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon></ogr:geometryProperty></ogr:pond></ogr:featureMember></ogr:FeatureCollection>`,
    );
    const [layer] = (await d.say('import.inspect', { path })).layers;
    const report = await d.say('import.run', {
      path,
      layers: [{ source: layer!.name, target: 'buildings' }],
    });
    const [found] = (await d.layer('buildings')).features;
    expect(isValid(found!.geometry)).toBe(true);
    expect((found!.geometry as { coordinates: Position[][] }).coordinates[0]!.length).toBeGreaterThan(20);
    expect(report.repaired.map(({ code }) => code)).toContain('curves-stroked');
  });
});
