import type { Geometry, Position } from 'geojson';
import { SaxesParser } from 'saxes';
import { unitOfHeading } from '../../../shared/units.ts';

interface KmlFeature {
  geometry: Geometry | null;
  /** Whether a height other than zero was given. */
  heights: boolean;
  values: Record<string, string>;
}
export interface KmlLayer {
  name: string;
  fields: string[];
  features: KmlFeature[];
}
export interface KmlContent {
  layers: KmlLayer[];
  /** Elements that say something of features and were not taken, with how many of each. */
  dropped: Record<string, number>;
  /** Where its network links lead; each is among what was dropped. */
  links: string[];
}

/** Elements that show something and are no features of the plan, or say something of each corner of a track. */
const DROPPED = [
  ...['NetworkLink', 'GroundOverlay', 'ScreenOverlay', 'PhotoOverlay', 'Model', 'Tour'],
  ...['Metadata', 'SimpleArrayData'],
];
const GEOMETRIES = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Track', 'MultiTrack'];

interface Container {
  /** Names of the folders around it, its own last. */
  path: string[];
  features: KmlFeature[];
}
interface Placemark {
  values: Map<string, string>;
  geometries: Geometry[];
  heights: boolean;
  /** Heading of the value that is being read. */
  data: string | null;
}
interface Shape {
  type: string;
  positions: Position[];
  rings: Position[][];
  inner: boolean;
}

const saysUnit = (heading: string) =>
  unitOfHeading(heading, 'area') !== null || unitOfHeading(heading, 'power') !== null;

/** A field by its name, or by the name that readers are shown where that one alone says its unit. */
const headingOf = (name: string, shown: string | undefined): string =>
  shown && !saysUnit(name) && saysUnit(shown) ? shown : name;

/**
 * Features of a KML file (OGC 07-147r2) with everything that is said of them: names, descriptions, times, addresses and
 * extended data, typed by a schema or not. A folder with placemarks of its own is a layer.
 *
 * @throws Error when it is not well-formed XML
 */
export function readKml(text: string): KmlContent {
  const dropped: Record<string, number> = {};
  const links: string[] = [];
  const containers: Container[] = [{ path: [], features: [] }];
  const open: Container[] = [containers[0]!];
  const path: string[] = [];
  let placemark: Placemark | null = null;
  const shapes: Shape[] = [];
  let words = '';
  /** Names of a schema's fields that its readers are shown. */
  const shown = new Map<string, string>();
  let field = '';
  const parser = new SaxesParser({ xmlns: false });
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);

  const keep = (name: string, value: string) => {
    const text = value.trim();
    if (!placemark || text === '') return;
    const same = [...placemark.values.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    if (same === undefined) placemark.values.set(name, text);
    else if (placemark.values.get(same) !== text && same !== name) placemark.values.set(`${name}_2`, text);
  };
  parser.on('opentag', ({ name, attributes }) => {
    const tag = bare(name);
    path.push(tag);
    words = '';
    if (DROPPED.includes(tag) || (tag === 'ExtendedData' && !placemark)) {
      dropped[tag] = (dropped[tag] ?? 0) + 1;
    }
    if (tag === 'Document' || tag === 'Folder') {
      const container = { path: [...open.at(-1)!.path, ''], features: [] };
      containers.push(container);
      open.push(container);
    } else if (tag === 'Placemark') {
      placemark = { values: new Map(), geometries: [], heights: false, data: null };
    } else if (tag === 'SimpleField') field = String(attributes.name ?? '');
    else if (placemark) {
      const named = String(attributes.name ?? '');
      if (tag === 'Data') placemark.data = named;
      else if (tag === 'SimpleData') placemark.data = headingOf(named, shown.get(named));
      else if (GEOMETRIES.includes(tag)) shapes.push({ type: tag, positions: [], rings: [], inner: false });
    }
  });
  parser.on('text', (part) => {
    words += part;
  });
  parser.on('cdata', (part) => {
    words += part;
  });
  parser.on('closetag', ({ name }) => {
    const tag = bare(name);
    path.pop();
    const parent = path.at(-1);
    if (tag === 'href' && path.includes('NetworkLink')) links.push(words.trim());
    if (tag === 'Document' || tag === 'Folder') open.pop();
    else if (tag === 'name' && (parent === 'Document' || parent === 'Folder')) {
      const { path: names } = open.at(-1)!;
      names[names.length - 1] = words.trim();
    } else if (tag === 'Placemark' && placemark) {
      open.at(-1)!.features.push(finished(placemark));
      placemark = null;
    } else if (tag === 'displayName' && parent === 'SimpleField') shown.set(field, words.trim());
    else if (placemark) closeInside(tag, parent);
    words = '';
  });
  const closeInside = (tag: string, parent: string | undefined) => {
    const shape = shapes.at(-1);
    if (shape && (tag === 'coordinates' || tag === 'coord')) {
      const positions =
        tag === 'coordinates' ? readPositions(words) : [words.trim().split(/\s+/).map(Number)];
      if (positions.some(([, , height]) => height !== undefined && height !== 0)) placemark!.heights = true;
      shape.positions.push(...positions.map(([x, y]) => [x ?? Number.NaN, y ?? Number.NaN]));
    } else if (shape && tag === shape.type) {
      shapes.pop();
      closeShape(shape, parent, shapes, placemark!);
    } else if (tag === 'displayName' && parent === 'Data')
      placemark!.data = headingOf(placemark!.data ?? '', words.trim());
    else if (tag === 'value' && parent === 'Data') keep(placemark!.data ?? '', words);
    else if (tag === 'SimpleData') keep(placemark!.data ?? '', words);
    else if (parent === 'Placemark' && tag === 'name') keep('Name', words);
    else if (parent === 'Placemark' && tag === 'description') {
      const table = htmlTable(words);
      for (const [key, value] of table) keep(key, value);
      if (table.length === 0) keep('Description', words);
    } else if (parent === 'Placemark' && ['address', 'phoneNumber', 'Snippet'].includes(tag))
      keep(tag, words);
    else if (tag === 'when' && parent === 'TimeStamp') keep('timestamp', words);
    else if (parent === 'TimeSpan' && (tag === 'begin' || tag === 'end')) keep(tag, words);
    else if (parent === 'ExtendedData' && !['Data', 'SchemaData'].includes(tag)) keep(tag, words);
  };
  parser.write(text).close();

  const layers = containers.filter(({ features }) => features.length > 0);
  return { layers: named(layers), dropped, links };
}

function readPositions(text: string): number[][] {
  // Some programs put spaces after the commas.
  const joined = text.trim().replace(/\s*,\s*/g, ',');
  return joined === '' ? [] : joined.split(/\s+/).map((tuple) => tuple.split(',').map(Number));
}

function closeShape(shape: Shape, parent: string | undefined, shapes: Shape[], placemark: Placemark): void {
  const around = shapes.at(-1);
  if (shape.type === 'LinearRing' && around?.type === 'Polygon') {
    if (parent === 'outerBoundaryIs') around.rings.unshift(shape.positions);
    else around.rings.push(shape.positions);
    return;
  }
  // Its parts are already in the placemark.
  if (shape.type === 'MultiGeometry' || shape.type === 'MultiTrack') return;
  const { positions, rings } = shape;
  if (shape.type === 'Point') {
    if (positions[0]) placemark.geometries.push({ type: 'Point', coordinates: positions[0] });
  } else if (shape.type === 'Polygon') {
    if (rings.length > 0) placemark.geometries.push({ type: 'Polygon', coordinates: rings });
  } else if (positions.length > 0) placemark.geometries.push({ type: 'LineString', coordinates: positions });
}

function finished({ geometries, heights, values }: Placemark): KmlFeature {
  const geometry: Geometry | null =
    geometries.length > 1 ? { type: 'GeometryCollection', geometries } : (geometries[0] ?? null);
  return { geometry, heights, values: Object.fromEntries(values) };
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** Pairs of an HTML table of names and values, which is how some programs write attributes into a description. */
function htmlTable(html: string): [string, string][] {
  const rows = html.match(/<tr\b[^>]*>.*?<\/tr>/gis) ?? [];
  const textOf = (cell: string) =>
    cell
      .replace(/<[^>]*>/g, '')
      .replace(/&(\w+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      .trim();
  return rows.flatMap((row): [string, string][] => {
    const cells = [...row.matchAll(/<t[dh]\b[^>]*>(.*?)<\/t[dh]>/gis)].map((cell) => cell[1]!);
    if (cells.length !== 2 || cells.some((cell) => /<table/i.test(cell))) return [];
    const [key, value] = cells.map(textOf) as [string, string];
    return key ? [[key, value]] : [];
  });
}

/** Layers under names of their own: the folder's, with those around it where that is taken. */
function named(containers: readonly Container[]): KmlLayer[] {
  const taken = new Set<string>();
  return containers.map(({ path, features }, index) => {
    const own = path.filter(Boolean);
    const base = own.at(-1) ?? `Layer #${index}`;
    let name = taken.has(base) ? own.join('/') || base : base;
    for (let n = 2; taken.has(name); n++) name = `${base} ${n}`;
    taken.add(name);
    const fields = new Set(features.flatMap(({ values }) => Object.keys(values)));
    return { name, features, fields: [...fields] };
  });
}
