import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodePng } from '../../../electron/formats/png.ts';
import type { ConfirmRequest } from '../../../electron/host.ts';
import {
  faultOf,
  hostOf,
  mercatorBox,
  type OnlineService,
  onlineServiceSchema,
  pictureAddress,
  tileService,
  withoutKey,
} from '../../../shared/online-basemap.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

const KEY = 'e2a1b3c4d5-the-planners-own';
const picture = Buffer.from(encodePng('rgba8', 1, 1, new Uint8Array([1, 2, 3, 255])));
const serviceOf = (service: unknown): OnlineService => onlineServiceSchema.parse(service);
const addressOf = (service: unknown, place = { z: 10, x: 839, y: 407 }, layer = 0) =>
  new URL(pictureAddress(tileService(serviceOf(service)).templates[layer]!, KEY, place));

describe('the address of a picture', () => {
  it('of 天地图 is its Web Mercator grid by WMTS, with names as a second picture', () => {
    const service = { kind: 'tianditu', map: 'img', labels: true };
    const url = addressOf(service);
    expect(url.host).toMatch(/^t[0-7]\.tianditu\.gov\.cn$/);
    expect(url.pathname).toBe('/img_w/wmts');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ SERVICE: 'WMTS', LAYER: 'img', TILEMATRIXSET: 'w', FORMAT: 'tiles' },
      ...{ TILEMATRIX: '10', TILEROW: '407', TILECOL: '839', tk: KEY },
    });
    expect(addressOf(service, undefined, 1).pathname).toBe('/cia_w/wmts');
    expect(tileService(serviceOf(service)).offset).toBe('none');
    expect(tileService(serviceOf({ ...service, labels: false })).templates).toHaveLength(1);
    expect(hostOf(serviceOf(service))).toBe('t{0-7}.tianditu.gov.cn');
  });

  it('of a WMS asks for the tile’s box in metres, by the axis word of its version', () => {
    const service = { kind: 'wms', address: 'https://gis.example.cn/wms?map=a&layers=x', layers: '影像,路' };
    const query = Object.fromEntries(addressOf(service, { z: 1, x: 1, y: 0 }).searchParams);
    expect(query).toMatchObject({ REQUEST: 'GetMap', CRS: 'EPSG:3857', LAYERS: '影像,路', map: 'a' });
    expect(query.layers).toBeUndefined();
    const edge = 20_037_508.342_789_244;
    const box = query.BBOX!.split(',').map(Number);
    [0, 0, edge, edge].forEach((value, i) => {
      expect(box[i]).toBeCloseTo(value, 3);
    });
    expect(
      Object.keys(Object.fromEntries(addressOf({ ...service, version: '1.1.1' }).searchParams)),
    ).toContain('SRS');
    expect(mercatorBox(0, 0, 0)).toEqual([-edge, -edge, edge, edge]);
  });

  it('of a WMTS says layer, style and level, and of XYZ fills in its blanks', () => {
    const wmts = {
      kind: 'wmts',
      address: 'https://a.cn/wmts',
      layer: 'l',
      matrixSet: 'EPSG:3857',
      matrixPrefix: 'EPSG:3857:',
    };
    expect(addressOf(wmts).searchParams.get('TILEMATRIX')).toBe('EPSG:3857:10');
    const xyz = (address: string, place = { z: 3, x: 5, y: 1 }) =>
      addressOf({ kind: 'xyz', address }, place).href;
    expect(xyz('https://{a-c}.t.cn/{z}/{x}/{y}.png?k={key}')).toBe(`https://a.t.cn/3/5/1.png?k=${KEY}`);
    expect(xyz('https://{s}.t.cn/{z}/{x}/{-y}.png')).toBe('https://a.t.cn/3/5/6.png');
    expect(xyz('https://t.cn/{TileMatrix}/{TileRow}/{TileCol}')).toBe('https://t.cn/3/1/5');
  });

  it('that was pasted with a key gives the key up', () => {
    expect(withoutKey('https://t0.a.cn/w?tk=abc123&x={x}')).toEqual({
      address: 'https://t0.a.cn/w?tk={key}&x={x}',
      key: 'abc123',
    });
    expect(withoutKey('https://a.cn/?tk={key}').key).toBeNull();
  });

  it('is refused before anything is asked where it cannot be right', () => {
    const xyz = (address: string) => faultOf(serviceOf({ kind: 'xyz', address }), address.includes('{key}'));
    expect(xyz('https://a.cn/{z}/{x}/{y}')).toBeNull();
    expect(xyz('https://a.cn/{key}/{z}/{x}/{y}')).toBeNull();
    expect(xyz('file:///etc/{z}/{x}/{y}')).toBe('scheme');
    expect(xyz('https://user:word@a.cn/{z}/{x}/{y}')).toBe('address');
    expect(xyz('{z}/{x}/{y}')).toBe('address');
    expect(xyz('https://a.cn/{z}/{x}')).toBe('blanks');
    expect(faultOf(serviceOf({ kind: 'tianditu', map: 'img' }), false)).toBe('key');
    expect(
      faultOf(serviceOf({ kind: 'wmts', address: 'https://a.cn', layer: 'a', matrixSet: 'c' }), false),
    ).toBe('grid');
  });
});

describe('an online basemap', () => {
  let desk: OpenDesk;
  let origin: string;
  let says = true;
  const asked: string[] = [];
  const questions: ConfirmRequest[] = [];
  let answer: { status: number; body: Buffer | string; location?: string };
  const server = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.writeHead(answer.status, { ...(answer.location && { location: answer.location }) });
    response.end(answer.body);
  });
  const service = () => ({ kind: 'xyz' as const, address: `${origin}/{z}/{x}/{y}.png?k={key}` });
  const shown = async () => (await desk.say('basemap.info', {})).basemap!;
  const tile = async (x: number) => desk.desk.tile(`/ground/basemap/${(await shown()).key}/9/${x}/203`);

  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    desk = await deskOnLankao(false, {
      confirm: async (request) => {
        questions.push(request);
        return says;
      },
    });
  });
  afterAll(async () => {
    await desk.close();
    server.close();
  });
  beforeEach(() => {
    answer = { status: 200, body: picture };
    says = true;
    asked.length = 0;
    questions.length = 0;
  });

  it('asks nobody anything before the planner agreed, outside the window', async () => {
    says = false;
    expect(await desk.say('basemap.connect', { service: service(), key: KEY })).toEqual({ connected: false });
    expect(questions).toHaveLength(1);
    expect(questions[0]!.text.join(' ')).toContain('127.0.0.1');
    expect(questions[0]!.text.join(' ')).not.toContain(KEY);
    expect(asked).toEqual([]);
    expect(await desk.say('basemap.info', {})).toEqual({ basemap: null, problem: null, online: null });
  });

  it('cannot be switched on where there is no window to ask in', async () => {
    const bare = await deskOnLankao(false);
    try {
      await expect(bare.say('basemap.connect', { service: service(), key: KEY })).rejects.toMatchObject({
        code: 'basemap.online-no-window',
      });
      expect(asked).toEqual([]);
    } finally {
      await bare.close();
    }
  });

  it('is tried, kept without showing the key, and serves pictures', async () => {
    expect(await desk.say('basemap.connect', { service: service(), key: KEY })).toEqual({ connected: true });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(`?k=${KEY}`);
    const info = await desk.say('basemap.info', {});
    expect(info.online).toMatchObject({ hasKey: true, on: true });
    expect(JSON.stringify(info)).not.toContain(KEY);
    expect(Buffer.from((await tile(419))!.body)).toEqual(picture);
    await tile(419);
    expect(asked).toHaveLength(2);
  });

  it('asks nothing any more once it is off, and only again when the planner agrees', async () => {
    const { key } = await shown();
    expect(await desk.say('basemap.online', { on: false })).toEqual({ on: false });
    expect(await desk.desk.tile(`/ground/basemap/${key}/9/420/203`)).toBeNull();
    expect(await desk.say('basemap.info', {})).toMatchObject({
      basemap: null,
      online: { on: false, hasKey: true },
    });
    says = false;
    expect(await desk.say('basemap.online', { on: true })).toEqual({ on: false });
    expect(asked).toEqual([]);
    says = true;
    expect(await desk.say('basemap.online', { on: true })).toEqual({ on: true });
    expect(Buffer.from((await tile(421))!.body)).toEqual(picture);
    expect(asked).toHaveLength(1);
  });

  it.each([
    [403, '', 'basemap.online-refused'],
    [429, '', 'basemap.online-busy'],
    [302, '', 'basemap.online-moved'],
    [500, '', 'basemap.online-failed'],
    [200, '<ServiceException/>', 'basemap.online-no-picture'],
    [404, '', 'basemap.online-nothing'],
  ])('answered by %i “%s” is refused in words: %s', async (status, body, code) => {
    answer = { status, body, location: `${origin}/elsewhere` };
    const error = await desk.say('basemap.connect', { service: service() }).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain(KEY);
    expect(asked).toHaveLength(1);
    expect((await desk.say('basemap.info', {})).online).toMatchObject({ on: true });
  });

  it('says when nobody is there, without the address', async () => {
    const refused = desk.say('basemap.connect', {
      service: { kind: 'xyz', address: 'http://127.0.0.1:9/{z}/{x}/{y}' },
    });
    await expect(refused).rejects.toMatchObject({ code: 'basemap.online-unreachable' });
  });

  it('tells while pictures do not come, and lets the window ask anew when they come again', async () => {
    const { key } = await shown();
    answer = { status: 429, body: '' };
    expect((await tile(430))!.body.length).toBeLessThan(200);
    expect((await desk.say('basemap.info', {})).problem).toMatchObject({
      fileName: expect.stringContaining('127.0.0.1'),
    });
    answer = { status: 200, body: picture };
    await tile(430);
    expect((await desk.say('basemap.info', {})).problem).toBeNull();
    expect((await shown()).key).not.toBe(key);
  });

  it('leaves the key in no log and no document', async () => {
    await desk.say('project.saveAs', { path: join(desk.folder, 'given.gpkg') });
    const settings = join(desk.folder, 'settings');
    const files = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    const holding = [...files(desk.folder), ...files(settings)].filter((path) =>
      readFileSync(path).includes(KEY),
    );
    expect([...new Set(holding)]).toEqual([join(settings, 'basemap.json')]);
  });
});
