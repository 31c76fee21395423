/** Coordinate systems that county data in China comes in. */
export interface CrsEntry {
  /** `EPSG:n`, or the name of a map provider's offset system. */
  code: string;
  family: 'wgs84' | 'cgcs2000' | 'xian80' | 'beijing54' | 'web' | 'offset';
  /** Longitudes and latitudes, or metres in a Gauss–Krüger strip, a UTM zone or on a web map. */
  kind: 'geographic' | 'zone-3' | 'zone-6' | 'utm' | 'mercator';
  /** Number of the strip; null where there is none. */
  zone: number | null;
  centralMeridianDeg: number | null;
  /** Whether eastings begin with the number of the strip (38 500 000) or not (500 000). */
  zoneInEasting: boolean;
}

/** Text of a coordinate system that only the file describes. */
export const FILE_CRS = 'file';

interface Family {
  family: CrsEntry['family'];
  geographic: number;
  /** First EPSG code of 6° strips 13–23 with and without the strip's number, then of 3° strips 25–45. */
  six: number;
  sixMeridian: number;
  three: number;
  threeMeridian: number;
}

/** EPSG registry v10: each list is one run of consecutive codes. */
const FAMILIES: readonly Family[] = [
  { family: 'cgcs2000', geographic: 4490, six: 4491, sixMeridian: 4502, three: 4513, threeMeridian: 4534 },
  { family: 'xian80', geographic: 4610, six: 2327, sixMeridian: 2338, three: 2349, threeMeridian: 2370 },
  {
    family: 'beijing54',
    geographic: 4214,
    six: 21413,
    sixMeridian: 21453,
    three: 2401,
    threeMeridian: 2422,
  },
];

const plain = (code: string, family: CrsEntry['family'], kind: CrsEntry['kind']): CrsEntry => ({
  code,
  family,
  kind,
  zone: null,
  centralMeridianDeg: null,
  zoneInEasting: false,
});

function strips(
  first: number,
  family: CrsEntry['family'],
  kind: 'zone-3' | 'zone-6',
  zoneInEasting: boolean,
): CrsEntry[] {
  const [from, to] = kind === 'zone-3' ? [25, 45] : [13, 23];
  return Array.from({ length: to - from + 1 }, (_, i) => ({
    code: `EPSG:${first + i}`,
    family,
    kind,
    zone: from + i,
    centralMeridianDeg: kind === 'zone-3' ? 3 * (from + i) : 6 * (from + i) - 3,
    zoneInEasting,
  }));
}

/** UTM zones of China: strips of 6° on WGS84, drawn at 0.9996 of their size (EPSG:32643 to 32653). */
const utmZones: CrsEntry[] = Array.from({ length: 11 }, (_, i) => ({
  code: `EPSG:${32643 + i}`,
  family: 'wgs84',
  kind: 'utm',
  zone: 43 + i,
  centralMeridianDeg: 6 * (43 + i) - 183,
  zoneInEasting: false,
}));

/** Every system a planner may choose, the usual first. */
export const CRS_CATALOGUE: readonly CrsEntry[] = [
  plain('EPSG:4326', 'wgs84', 'geographic'),
  plain('GCJ-02', 'offset', 'geographic'),
  plain('BD-09', 'offset', 'geographic'),
  plain('EPSG:3857', 'web', 'mercator'),
  ...FAMILIES.flatMap(({ family, geographic, six, sixMeridian, three, threeMeridian }) => [
    plain(`EPSG:${geographic}`, family, 'geographic'),
    ...strips(three, family, 'zone-3', true),
    ...strips(threeMeridian, family, 'zone-3', false),
    ...strips(six, family, 'zone-6', true),
    ...strips(sixMeridian, family, 'zone-6', false),
  ]),
  ...utmZones,
];

const byCode = new Map(CRS_CATALOGUE.map((entry) => [entry.code, entry]));
export const crsEntry = (code: string): CrsEntry | undefined => byCode.get(code);
