import { z } from 'zod';
import { SEMI_MAJOR_M } from './geodesy.ts';
import type { Bounds } from './geometry.ts';

/** Maps of the national platform 天地图 in its Web Mercator grid, each with its layer of names. */
const TIANDITU_MAPS = { img: 'cia', vec: 'cva', ter: 'cta' } as const;
const tiandituMapSchema = z.enum(['img', 'vec', 'ter']);
export type TiandituMap = z.output<typeof tiandituMapSchema>;

const address = z.string().trim().min(1).max(2000);
const word = z.string().trim().max(200);
const zooms = {
  maxZoom: z.number().int().min(0).max(22).default(18),
  offset: z.enum(['none', 'GCJ-02']).default('none'),
  /** Whom the map thanks. */
  attribution: z.string().trim().max(200).default(''),
};

/** A service of map pictures on a network. `{key}` in an address stands for the planner's key, which is kept apart. */
export const onlineServiceSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('tianditu'), map: tiandituMapSchema, labels: z.boolean().default(true) })
    .strict(),
  z.object({ kind: z.literal('xyz'), address, ...zooms }).strict(),
  z
    .object({
      kind: z.literal('wmts'),
      address,
      layer: word.min(1),
      style: word.default('default'),
      matrixSet: word.min(1),
      /** What stands before the number of a level, as in `EPSG:3857:7`. */
      matrixPrefix: word.default(''),
      format: word.default('image/png'),
      ...zooms,
    })
    .strict(),
  z
    .object({
      kind: z.literal('wms'),
      address,
      layers: word.min(1),
      version: z.enum(['1.1.1', '1.3.0']).default('1.3.0'),
      format: word.default('image/png'),
      ...zooms,
    })
    .strict(),
]);
export type OnlineService = z.output<typeof onlineServiceSchema>;
export type OnlineServiceInput = z.input<typeof onlineServiceSchema>;

const TIANDITU = 'https://t{0-7}.tianditu.gov.cn';
/** Deepest level that 天地图 serves nearly everywhere. */
const TIANDITU_DEEPEST = 18;

/** What every service comes down to: an address of pictures with blanks, from the bottom one up. */
export interface TileService {
  templates: string[];
  maxZoom: number;
  offset: 'none' | 'GCJ-02';
  attribution: string;
}

/** Addresses of a service's pictures. Sources: OGC WMTS 1.0.0 (07-057r7) 8.2, OGC WMS 1.3.0 (06-042) 7.3. */
export function tileService(service: OnlineService): TileService {
  switch (service.kind) {
    case 'tianditu': {
      const layers = service.labels ? [service.map, TIANDITU_MAPS[service.map]] : [service.map];
      const of = (layer: string) =>
        `${TIANDITU}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default` +
        '&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}';
      // Laid out in CGCS2000, which lies within a metre of WGS84: not shifted.
      return {
        templates: layers.map(of),
        maxZoom: TIANDITU_DEEPEST,
        offset: 'none',
        attribution: '天地图（国家地理信息公共服务平台）',
      };
    }
    case 'xyz':
      return { ...service, templates: [restNames(service.address)] };
    case 'wmts':
      return {
        ...service,
        templates: [
          withQuery(service.address, {
            SERVICE: 'WMTS',
            REQUEST: 'GetTile',
            VERSION: '1.0.0',
            LAYER: service.layer,
            STYLE: service.style,
            TILEMATRIXSET: service.matrixSet,
            FORMAT: service.format,
            TILEMATRIX: `${service.matrixPrefix}{z}`,
            TILEROW: '{y}',
            TILECOL: '{x}',
          }),
        ],
      };
    case 'wms':
      return {
        ...service,
        templates: [
          withQuery(service.address, {
            SERVICE: 'WMS',
            REQUEST: 'GetMap',
            VERSION: service.version,
            LAYERS: service.layers,
            STYLES: '',
            [service.version === '1.3.0' ? 'CRS' : 'SRS']: 'EPSG:3857',
            BBOX: '{bbox}',
            WIDTH: '256',
            HEIGHT: '256',
            FORMAT: service.format,
          }),
        ],
      };
  }
}

/** Templates of WMTS in their own words say the same as those of the web. */
const restNames = (template: string): string =>
  template
    .replaceAll(/\{TileMatrix\}/gi, '{z}')
    .replaceAll(/\{TileRow\}/gi, '{y}')
    .replaceAll(/\{TileCol\}/gi, '{x}');

/** An address with further parameters in place of any of the same names; blanks stay blanks. */
function withQuery(base: string, parameters: Record<string, string>): string {
  const [path = '', query = ''] = base.split('?', 2);
  const names = new Set(Object.keys(parameters));
  const kept = query
    .split('&')
    .filter((pair) => pair !== '' && !names.has((pair.split('=')[0] ?? '').toUpperCase()));
  const added = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll(/%7B(\w+)%7D/g, '{$1}')}`,
  );
  return `${path}?${[...kept, ...added].join('&')}`;
}

const KEYS = /([?&](?:tk|key|ak|token|apikey|api_key|access_token)=)([^&{}]+)/i;

/** An address that was pasted with a key in it, and that key by itself, so that it is kept where keys are. */
export function withoutKey(pasted: string): { address: string; key: string | null } {
  const key = KEYS.exec(pasted)?.[2];
  if (key === undefined) return { address: pasted, key: null };
  return { address: pasted.replace(KEYS, '$1{key}'), key };
}

const HOSTS = /\{(?:s|(\w)-(\w))\}/;
/** Names that take turns: `{s}` is a, b, c; `{0-7}` or `{a-d}` what it says. */
function turns(template: string): string[] {
  const [whole, from, to] = HOSTS.exec(template) ?? [];
  if (whole === undefined) return [''];
  const [first, last] = [(from ?? 'a').charCodeAt(0), (to ?? 'c').charCodeAt(0)];
  return Array.from({ length: Math.max(1, Math.min(36, last - first + 1)) }, (_, i) =>
    String.fromCharCode(first + i),
  );
}

export type AddressFault = 'address' | 'scheme' | 'blanks' | 'key' | 'grid';

/** What is wrong with a service before anything is asked of it; null where nothing is. */
export function faultOf(service: OnlineService, hasKey: boolean): AddressFault | null {
  if (service.kind === 'wmts' && /^(c|4326|4490|epsg:4326|epsg:4490)$/i.test(service.matrixSet))
    return 'grid';
  for (const template of tileService(service).templates) {
    const url = URL.parse(pictureAddress(template, 'k', { z: 0, x: 0, y: 0 }));
    if (!url || url.username || url.password) return 'address';
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
    const row = template.includes('{y}') || template.includes('{-y}');
    const placed =
      (template.includes('{z}') && template.includes('{x}') && row) || template.includes('{bbox}');
    if (!placed) return 'blanks';
    if (template.includes('{key}') !== hasKey) return 'key';
  }
  return null;
}

/** Who is asked: one name, with those that take turns as written. */
export function hostOf(service: OnlineService): string {
  const { templates } = tileService(service);
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(templates[0] ?? '')?.[1] ?? '';
}

/**
 * The address of a picture.
 *
 * @param key put where the template says `{key}`
 * @param tile level, column from the west, row from the north
 */
export function pictureAddress(
  template: string,
  key: string,
  { z, x, y }: { z: number; x: number; y: number },
): string {
  const names = turns(template);
  const blanks: Record<string, string> = {
    '{z}': String(z),
    '{x}': String(x),
    '{y}': String(y),
    '{-y}': String(2 ** z - 1 - y),
    '{key}': encodeURIComponent(key),
    '{bbox}': mercatorBox(z, x, y).join(','),
  };
  return template
    .replace(HOSTS, names[(x + y) % names.length]!)
    .replaceAll(/\{(?:z|x|-?y|key|bbox)\}/g, (blank) => blanks[blank]!);
}

const EDGE_M = Math.PI * SEMI_MAJOR_M;

/** The box of a tile in metres of EPSG:3857: west, south, east, north. */
export function mercatorBox(z: number, x: number, y: number): Bounds {
  const side = (2 * EDGE_M) / 2 ** z;
  const west = -EDGE_M + x * side;
  const north = EDGE_M - y * side;
  return [west, north - side, west + side, north];
}
