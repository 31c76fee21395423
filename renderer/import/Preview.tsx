import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedLayer } from '../../shared/import.ts';
import { useStore } from '../base/store.ts';
import { outlinePath } from '../ui/outline.ts';
import classes from './import.module.css';

const [WIDTH, HEIGHT] = [300, 220];

interface Frame {
  x(lon: number): number;
  y(lat: number): number;
}

/** Where a longitude and latitude fall in a picture of the county, north up, as `outlinePath` places them. */
function frameOf([west, south, east, north]: readonly [number, number, number, number]): Frame {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = Math.max((east - west) * squeeze, 1e-9);
  const spanY = Math.max(north - south, 1e-9);
  const scale = Math.min(WIDTH / spanX, HEIGHT / spanY);
  const left = (WIDTH - spanX * scale) / 2;
  const top = (HEIGHT - spanY * scale) / 2;
  return { x: (lon) => left + (lon - west) * squeeze * scale, y: (lat) => top + (north - lat) * scale };
}

/** A geometry as marks: areas and lines as paths, points and what is too small to see as dots. */
function marksOf(geometry: GeoJSON.Geometry, { x, y }: Frame): { path: string; dots: [number, number][] } {
  const marks = { path: '', dots: [] as [number, number][] };
  const line = (positions: GeoJSON.Position[], close: string) => {
    const at = positions.map(([lon, lat]): [number, number] => [x(lon!), y(lat!)]);
    const size = Math.max(...at.map(([px, py]) => Math.abs(px - at[0]![0]) + Math.abs(py - at[0]![1])));
    if (size < 1.5) marks.dots.push(at[0]!);
    else marks.path += `M${at.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join('L')}${close}`;
  };
  const visit = (shape: GeoJSON.Geometry) => {
    if (shape.type === 'Point') marks.dots.push([x(shape.coordinates[0]!), y(shape.coordinates[1]!)]);
    else if (shape.type === 'MultiPoint')
      for (const [lon, lat] of shape.coordinates) marks.dots.push([x(lon!), y(lat!)]);
    else if (shape.type === 'LineString') line(shape.coordinates, '');
    else if (shape.type === 'MultiLineString') for (const part of shape.coordinates) line(part, '');
    else if (shape.type === 'Polygon') for (const ring of shape.coordinates) line(ring, 'Z');
    else if (shape.type === 'MultiPolygon') for (const ring of shape.coordinates.flat()) line(ring, 'Z');
  };
  visit(geometry);
  return marks;
}

/** The county with the first features of a layer on it. */
export function Preview({ layer }: { layer: InspectedLayer }) {
  const { t } = useTranslation();
  const county = useStore((state) => state.project?.county);
  const marks = useMemo(() => {
    if (!county) return { path: '', dots: [] };
    const frame = frameOf(county.bounds);
    const all = (layer.preview as GeoJSON.Geometry[]).map((geometry) => marksOf(geometry, frame));
    // What stands at one place is one dot.
    const dots = new Map(all.flatMap(({ dots }) => dots.map((dot) => [dot.join(), dot])));
    return { path: all.map(({ path }) => path).join(''), dots: [...dots] };
  }, [county, layer]);
  if (!county) return null;
  return (
    <svg
      className={classes.preview}
      viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`}
      role="img"
      aria-label={t('imports.previewAlt', { n: layer.preview.length })}
    >
      <path className={classes.county} d={outlinePath(county.boundary, county.bounds, WIDTH, HEIGHT)} />
      <path className={classes.shapes} d={marks.path} />
      {marks.dots.map(([key, [x, y]]) => (
        <circle key={key} className={classes.dot} cx={x} cy={y} r={1.8} />
      ))}
    </svg>
  );
}
