import type { Feature, Position } from 'geojson';
import { linesOf, polygonsOf, positionsOf, type StoredShape } from '../import/shapes.ts';

/** Height of texts on the drawing, metres. */
const TEXT_M = 5;
const LONGEST_LAYER = 80;

/** Characters beyond ASCII as escapes, which every AutoCAD since release 13 reads in files of any version. */
const escaped = (text: string): string =>
  [...text.replace(/[\r\n]+/g, ' ')]
    .flatMap((c) => c.split(''))
    .map((c) =>
      c.charCodeAt(0) < 128 ? c : `\\U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )
    .join('');

/** A name that a layer may have: no mark that AutoCAD keeps for itself. */
const layerName = (text: string) =>
  text
    .replace(/[<>/\\":;?*|,=`']/g, '_')
    .trim()
    .slice(0, LONGEST_LAYER) || '0';

const pairs = (...groups: (readonly [number, string | number])[]) =>
  groups.map(([code, value]) => `${code}\n${value}\n`).join('');

function polyline(points: Position[], layer: string, closed: boolean): string {
  const head = pairs([0, 'POLYLINE'], [8, layer], [66, 1], [70, closed ? 1 : 0]);
  const corners = (closed ? points.slice(0, -1) : points).map(([x, y]) =>
    pairs([0, 'VERTEX'], [8, layer], [10, x!], [20, y!], [30, 0]),
  );
  return head + corners.join('') + pairs([0, 'SEQEND'], [8, layer]);
}

/** Where a shape's name is written: in its middle. */
function middle(shape: StoredShape): Position {
  const positions = positionsOf(shape);
  const mean = (axis: 0 | 1) => positions.reduce((sum, at) => sum + at[axis]! / positions.length, 0);
  return [mean(0), mean(1)];
}

/**
 * Features as a drawing (DXF, AutoCAD release 12, which every CAD program opens): outlines and lines as polylines,
 * points as points, names as texts on a layer of their own.
 *
 * @param layerOf name of the drawing layer of a feature; any language
 */
export function toDxf(features: readonly Feature[], layerOf: (feature: Feature) => string): string {
  const layers = new Set<string>();
  const entities: string[] = [];
  for (const feature of features) {
    const shape = feature.geometry as StoredShape;
    const layer = escaped(layerName(layerOf(feature)));
    layers.add(layer);
    for (const rings of polygonsOf(shape))
      for (const ring of rings) entities.push(polyline(ring, layer, true));
    for (const line of linesOf(shape)) entities.push(polyline(line, layer, false));
    if (shape.type === 'Point' || shape.type === 'MultiPoint') {
      for (const [x, y] of positionsOf(shape))
        entities.push(pairs([0, 'POINT'], [8, layer], [10, x!], [20, y!], [30, 0]));
    }
    const name = String(feature.properties?.name ?? '');
    if (name === '') continue;
    const texts = escaped(layerName(`${layerOf(feature)}-TEXT`));
    layers.add(texts);
    const [x, y] = middle(shape);
    entities.push(
      pairs([0, 'TEXT'], [8, texts], [10, x!], [20, y!], [30, 0], [40, TEXT_M], [1, escaped(name)]),
    );
  }
  const table = [...layers].map((name) =>
    pairs([0, 'LAYER'], [2, name], [70, 0], [62, 7], [6, 'CONTINUOUS']),
  );
  return [
    pairs(
      [0, 'SECTION'],
      [2, 'HEADER'],
      [9, '$ACADVER'],
      [1, 'AC1009'],
      [9, '$DWGCODEPAGE'],
      [3, 'ANSI_936'],
      [0, 'ENDSEC'],
    ),
    pairs([0, 'SECTION'], [2, 'TABLES'], [0, 'TABLE'], [2, 'LAYER'], [70, layers.size]),
    ...table,
    pairs([0, 'ENDTAB'], [0, 'ENDSEC'], [0, 'SECTION'], [2, 'ENTITIES']),
    ...entities,
    pairs([0, 'ENDSEC'], [0, 'EOF']),
  ].join('');
}
