import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { Position } from 'geojson';
import type { MadeBuilding } from './buildings.ts';

const FIELDS = [
  { name: 'NAME', type: 'C', bytes: 48 },
  { name: 'CODE', type: 'C', bytes: 20 },
  { name: 'CLASS', type: 'C', bytes: 24 },
  { name: 'FLOORS', type: 'N', bytes: 4 },
] as const;
const RECORD_BYTES = 1 + FIELDS.reduce((sum, { bytes }) => sum + bytes, 0);
const POLYGON = 5;

/** CGCS2000 / 3-degree Gauss-Kruger zone 38, as Chinese county surveys come. */
const ZONE_38 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/**
 * Writes buildings as a Shapefile (ESRI 1998) with a UTF-8 attribute table.
 *
 * @param stem path without ending
 * @param project longitude and latitude to the file's own system
 * @returns path of the `.shp`
 */
export function writeShapefile(
  stem: string,
  buildings: Iterable<MadeBuilding>,
  project: (position: Position) => readonly [number, number],
): string {
  const shapes: Buffer[] = [];
  const places: [number, number][] = [];
  const rows: Buffer[] = [];
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let at = 100;
  for (const building of buildings) {
    const shape = shapeOf(building.ring.map(project), places.length + 1, box);
    places.push([at / 2, (shape.length - 8) / 2]);
    at += shape.length;
    shapes.push(shape);
    rows.push(rowOf(building));
  }
  const index = Buffer.alloc(8 * places.length);
  places.forEach(([offset, words], i) => {
    index.writeInt32BE(words, index.writeInt32BE(offset, 8 * i));
  });
  writeParts(`${stem}.shp`, [header(at, box), ...shapes]);
  writeParts(`${stem}.shx`, [header(100 + index.length, box), index]);
  writeParts(`${stem}.dbf`, [tableHeader(rows.length), ...rows, Buffer.from([0x1a])]);
  writeFileSync(`${stem}.prj`, ZONE_38);
  writeFileSync(`${stem}.cpg`, 'UTF-8');
  return `${stem}.shp`;
}

const AT_ONCE = 20_000;

function writeParts(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'w');
  for (let from = 0; from < parts.length; from += AT_ONCE) {
    writeSync(file, Buffer.concat(parts.slice(from, from + AT_ONCE)));
  }
  closeSync(file);
}

function header(bytes: number, box: readonly number[]): Buffer {
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE(bytes / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(POLYGON, 32);
  box.forEach((value, i) => {
    head.writeDoubleLE(value, 36 + 8 * i);
  });
  return head;
}

function shapeOf(ring: (readonly [number, number])[], number: number, whole: number[]): Buffer {
  const content = 48 + 16 * ring.length;
  const shape = Buffer.alloc(8 + content);
  shape.writeInt32BE(number, 0);
  shape.writeInt32BE(content / 2, 4);
  shape.writeInt32LE(POLYGON, 8);
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  ring.forEach(([x, y], i) => {
    shape.writeDoubleLE(y, shape.writeDoubleLE(x, 56 + 16 * i));
    for (const each of [box, whole]) {
      each[0] = Math.min(each[0]!, x);
      each[1] = Math.min(each[1]!, y);
      each[2] = Math.max(each[2]!, x);
      each[3] = Math.max(each[3]!, y);
    }
  });
  box.forEach((value, i) => {
    shape.writeDoubleLE(value, 12 + 8 * i);
  });
  shape.writeInt32LE(1, 44);
  shape.writeInt32LE(ring.length, 48);
  return shape;
}

function tableHeader(rows: number): Buffer {
  const head = Buffer.alloc(33 + 32 * FIELDS.length);
  head.set([3, 126, 1, 1]);
  head.writeUInt32LE(rows, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(RECORD_BYTES, 10);
  FIELDS.forEach(({ name, type, bytes }, i) => {
    const at = 32 + 32 * i;
    head.write(name, at, 'latin1');
    head.write(type, at + 11, 'latin1');
    head[at + 16] = bytes;
  });
  head[head.length - 1] = 0x0d;
  return head;
}

function rowOf({ name, code, use, floors }: MadeBuilding): Buffer {
  const row = Buffer.alloc(RECORD_BYTES, 0x20);
  let at = 1;
  [name, code, use, String(floors).padStart(4)].forEach((text, i) => {
    row.write(text, at, 'utf8');
    at += FIELDS[i]!.bytes;
  });
  return row;
}
