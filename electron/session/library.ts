import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackedLocation } from '../../shared/asar.ts';
import type { CountyDetail } from '../../shared/domain.ts';
import type { Versions } from '../../shared/province.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { elevationAt } from '../engine/resource/elevation.ts';
import { readCrops, readLayouts } from '../formats/agrivoltaic.ts';
import { readEmbodied, readGridMargins } from '../formats/carbon.ts';
import { readClimate } from '../formats/climate.ts';
import { readConductors, readGridWorks, readLowConductors } from '../formats/conductors.ts';
import { openCounties } from '../formats/counties.ts';
import { readRetailPrices, readSystemCosts } from '../formats/economics.ts';
import { readEquipment } from '../formats/equipment.ts';
import { readCoalPrices, readGridFactors, readShadeResponse } from '../formats/facts.ts';
import { readFitCriteria } from '../formats/fit.ts';
import { readLandRules } from '../formats/land-rules.ts';
import { readRoofClasses, readRoofRules } from '../formats/roof-classes.ts';
import { readRoofTargets } from '../formats/roof-targets.ts';
import { readRulePack } from '../formats/rule-pack.ts';
import { readSupplyData } from '../formats/supply.ts';
import { readTariffs } from '../formats/time-of-use.ts';
import { type Boundary, boundaryVersion, readBoundary } from '../store/boundary.ts';
import type { Document } from '../store/document.ts';
import { keptWhile } from '../store/kept.ts';
import { readProject } from '../store/project-row.ts';

/** County the bundled demonstration layers belong to: Lankao, Henan. */
export const DEMONSTRATION_COUNTY = '410225';

/** The data that comes with the program, each part read when first asked for. */
export interface Library {
  counties(): ReturnType<typeof openCounties>;
  /** The document's county, with the border the planner imported, if any. */
  countyOf(document: Document): CountyDetail;
  climate(): ReturnType<typeof readClimate>;
  /** Rough ground elevation, metres, at `[longitude, latitude]`. */
  elevationAt(center: [number, number]): number;
  gridFactors(): ReturnType<typeof readGridFactors>;
  gridMargins(): ReturnType<typeof readGridMargins>;
  embodied(): ReturnType<typeof readEmbodied>;
  layouts(): ReturnType<typeof readLayouts>;
  crops(): ReturnType<typeof readCrops>;
  shadeResponse(): ReturnType<typeof readShadeResponse>;
  fitCriteria(): ReturnType<typeof readFitCriteria>;
  landRules(): ReturnType<typeof readLandRules>;
  /** Every dated rule, price and limit. */
  rulePack(): ReturnType<typeof readRulePack>;
  coalPrices(): ReturnType<typeof readCoalPrices>;
  systemCosts(): ReturnType<typeof readSystemCosts>;
  supply(): ReturnType<typeof readSupplyData>;
  roofTargets(): ReturnType<typeof readRoofTargets>;
  /** What is usual on the roofs of each class of buildings. */
  roofClasses(): ReturnType<typeof readRoofClasses>;
  /** How the roofs of each class of buildings become sites. */
  roofRules(): ReturnType<typeof readRoofRules>;
  conductors(): ReturnType<typeof readConductors>;
  lowConductors(): ReturnType<typeof readLowConductors>;
  gridWorks(): ReturnType<typeof readGridWorks>;
  equipment(): ReturnType<typeof readEquipment>;
  notices(): Notice[];
  /** Of the program, of the dated and the land rules, and of factors, prices and costs: alike only where all rows are. */
  versions(): Versions;
  readonly demonstrationFile: string;
  readonly fontDir: string;
  readonly version: string;
  close(): void;
}

/** Terms of something that comes with the program. */
interface Notice {
  name: string;
  terms: string;
  source: string;
}

export function openLibrary(): Library {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const data = join(root, 'data');
  // SQLite opens the county database itself, past Electron's view into the archive.
  const generated = unpackedLocation(join(data, 'generated'));
  const opened: (() => void)[] = [];
  const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const { version } = json(join(root, 'package.json')) as { version: string };
  const counties = once(() => {
    const reader = openCounties(generated, join(data, 'counties'));
    opened.push(() => reader.close());
    return reader;
  });
  const climate = once(() => readClimate(data));
  const countyByCode = remember((code: string) => counties().get(code));
  return {
    counties,
    countyOf(document) {
      const county = countyByCode(readProject(document).countyCode);
      const version = boundaryVersion(document);
      if (version === null) return county;
      return keptWhile(document, withBorder, version, () => withBorder(county, readBoundary(document)!));
    },
    climate,
    elevationAt: ([longitudeDeg, latitudeDeg]) =>
      elevationAt(climate().elevations, latitudeDeg, longitudeDeg),
    gridFactors: once(() => readGridFactors(data)),
    gridMargins: once(() => readGridMargins(data)),
    embodied: once(() => readEmbodied(data)),
    layouts: once(() => readLayouts(data)),
    crops: once(() => readCrops(data)),
    shadeResponse: once(() => readShadeResponse(data)),
    fitCriteria: once(() => readFitCriteria(data)),
    landRules: once(() => readLandRules(data)),
    rulePack: once(() => readRulePack(data)),
    coalPrices: once(() => readCoalPrices(data)),
    systemCosts: once(() => readSystemCosts(data)),
    supply: once(() => readSupplyData(data)),
    roofTargets: once(() => readRoofTargets(data)),
    roofClasses: once(() => readRoofClasses(data)),
    roofRules: once(() => readRoofRules(data)),
    conductors: once(() => readConductors(data)),
    lowConductors: once(() => readLowConductors(data)),
    gridWorks: once(() => readGridWorks(data)),
    equipment: once(() => readEquipment(data)),
    notices: once(() => readNotices(join(data, 'NOTICE.md'))),
    versions: once(() => ({
      program: version,
      rulePack: digest([readRulePack(data), readLandRules(data), readTariffs(data)]),
      factors: digest([
        ...[readGridFactors(data), readGridMargins(data), readEmbodied(data), readCoalPrices(data)],
        ...[readSystemCosts(data), readRetailPrices(data)],
      ]),
    })),
    demonstrationFile: join(generated, `demonstration-${DEMONSTRATION_COUNTY}.json`),
    fontDir: join(root, 'node_modules', '@fontsource', 'noto-sans-sc'),
    version,
    close: () => {
      for (const end of opened.splice(0)) end();
    },
  };
}

/** Names tables by what is in them. */
const digest = (tables: unknown): string =>
  createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 12);

/** A county with another border; its middle stays, so that its climate does. */
function withBorder(county: CountyDetail, { area, source }: Boundary): CountyDetail {
  const positions = (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()).flat();
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return {
    ...county,
    boundary: area,
    bounds: [least(lons), least(lats), most(lons), most(lats)],
    areaKm2: geodesicAreaM2(area) / 1e6,
    licence: source,
  };
}

/** The rows of the table in NOTICE.md. */
function readNotices(path: string): Notice[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .map(([, name, source, terms]) => ({ name, terms, source }));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function remember<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.set(key, value);
    return value;
  };
}
