import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepDroppedFiles } from '../../../electron/hosts/dropped-files.ts';
import { type LocalServer, startLocalServer } from '../../../electron/hosts/local-server.ts';
import { PlannerError } from '../../../shared/errors.ts';

let server: LocalServer;
let cookie = '';
const invoked: unknown[][] = [];
const granted: string[] = [];
const scratch = mkdtempSync(join(tmpdir(), 'planner-dropped-'));
const MOST = 1000;

interface Answer {
  status: number;
  body: string;
  headers: Record<string, unknown>;
}

/** A request with exactly the headers given: fetch would not let a test forge Host or Origin. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { hostname, port } = new URL(server.origin);
  return new Promise<Answer>((resolve, reject) => {
    const call = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers },
      (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
        );
      },
    );
    call.on('error', reject);
    call.end(options.body);
  });
}

const good = () => ({ cookie, origin: server.origin, 'x-planner': '1' });
const invoke = (
  headers: Record<string, string>,
  body: object = { name: 'county.list', input: {} },
  method = 'POST',
) => send('/api/invoke', { method, headers, body: JSON.stringify(body) });

/** A tile and a photo. */
const SERVED = ['/ground/basemap/k/0/0/0', '/photos/7/preview.jpg'];

beforeAll(async () => {
  server = await startLocalServer(
    Promise.resolve({
      invoke: async (...args: unknown[]) => {
        invoked.push(args);
        if (args[0] === 'fail') throw new PlannerError('county.unknown', { code: '999999' });
        return { said: args[0] };
      },
      grant: (path: string) => void granted.push(path),
      tile: async (path: string) =>
        SERVED.includes(path) ? { body: Buffer.from('tile'), type: 'image/png' } : null,
      settled: async () => {},
      close: async () => {},
    }),
    undefined,
    keepDroppedFiles(scratch, MOST),
  );
  const answer = await send(new URL(server.launchUrl).pathname + new URL(server.launchUrl).search);
  expect(answer.status).toBe(303);
  const [setCookie] = answer.headers['set-cookie'] as string[];
  expect(setCookie).toContain('HttpOnly; SameSite=Strict');
  cookie = setCookie.split(';')[0];
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe('the browser host', () => {
  it.each(SERVED)('gives %s to the window alone', async (path) => {
    expect(await send(path, { headers: { cookie } })).toMatchObject({ status: 200 });
    expect((await send(path, { headers: { cookie } })).headers['content-type']).toBe('image/png');
    expect((await send(path, { headers: {} })).status).toBe(401);
    for (const other of ['/ground/basemap/other/0/0/0', '/photos/8/preview.jpg']) {
      expect((await send(other, { headers: { cookie } })).status).toBe(404);
    }
    expect((await send('/ground/../../etc/passwd', { headers: { cookie } })).status).toBe(404);
  });

  it('keeps its address from launch to launch where the port is free', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'planner-port-'));
    const file = join(folder, 'window-port');
    const desk = new Promise<never>(() => {});
    const first = await startLocalServer(desk, file);
    const besides = await startLocalServer(desk, file);
    expect(besides.origin).not.toBe(first.origin);
    await Promise.all([first.close(), besides.close()]);
    const later = await startLocalServer(desk, file);
    expect(later.origin).toBe(besides.origin);
    await later.close();
    writeFileSync(file, 'nonsense');
    const anew = await startLocalServer(desk, file);
    expect(Number(readFileSync(file, 'utf8'))).toBe(Number(new URL(anew.origin).port));
    await anew.close();
    rmSync(folder, { recursive: true });
  });

  it('listens on this machine only', () => {
    expect(new URL(server.origin).hostname).toBe('127.0.0.1');
  });

  it('answers its own window, which may never name paths freely', async () => {
    const { status, body } = await invoke(good());
    expect([status, JSON.parse(body)]).toEqual([200, { ok: true, value: { said: 'county.list' } }]);
    expect(invoked.at(-1)).toEqual(['county.list', {}, { language: 'zh', trusted: false }]);
  });

  it('reports a failure in the window’s language', async () => {
    const { body } = await invoke(good(), { name: 'fail', input: {}, language: 'en' });
    expect(JSON.parse(body).error).toMatchObject({
      code: 'county.unknown',
      message: expect.stringContaining('no county with code 999999'),
    });
  });

  it('takes the launch address once only', async () => {
    const { pathname, search } = new URL(server.launchUrl);
    expect((await send(pathname + search)).status).toBe(401);
  });

  it.each<[string, () => Record<string, string>, number]>([
    ['no cookie', () => ({ origin: server.origin, 'x-planner': '1' }), 401],
    ['a wrong cookie', () => ({ ...good(), cookie: 'planner=0000' }), 401],
    ['another origin', () => ({ ...good(), origin: 'http://evil.example' }), 403],
    ['no origin', () => ({ cookie, 'x-planner': '1' }), 403],
    ['no script header', () => ({ cookie, origin: server.origin }), 403],
    ['a rebound host name', () => ({ ...good(), host: 'evil.example' }), 403],
    [
      'localhost by another name',
      () => ({ ...good(), host: `localhost:${new URL(server.origin).port}` }),
      403,
    ],
  ])('refuses a command with %s', async (_, headers, status) => {
    const before = invoked.length;
    expect((await invoke(headers())).status).toBe(status);
    expect(invoked).toHaveLength(before);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('refuses the method %s', async (method) => {
    expect((await send('/api/invoke', { method, headers: good() })).status).toBe(405);
  });

  it('refuses a body beyond its limit', async () => {
    const before = invoked.length;
    const { status } = await send('/api/invoke', {
      method: 'POST',
      headers: good(),
      body: 'x'.repeat(64 * 1024 * 1024 + 1),
    }).catch(() => ({ status: 413 }));
    expect(status).toBe(413);
    expect(invoked).toHaveLength(before);
  });

  it.each([
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/%00',
    '/%E0%A4%A',
  ])('serves nothing outside the built window: %s', async (path) => {
    expect((await send(path, { headers: { cookie } })).status).toBe(404);
  });

  it('shows a stranger an empty page and nothing else, and the window itself', async () => {
    const { pathname } = new URL(server.waitingUrl);
    expect(server.waitingUrl).not.toMatch(/[0-9a-f]{16}/);
    const stranger = await send(pathname);
    expect(stranger.status).toBe(200);
    expect(stranger.body).not.toMatch(/<script|src=|href=|[0-9a-f]{16}/);
    expect(stranger.headers['set-cookie']).toBeUndefined();
    expect(await send(pathname, { headers: { cookie } })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    });
    expect((await send(pathname, { method: 'POST', headers: good() })).status).toBe(405);
  });

  it('ends what a stranger keeps open or sends without end', async () => {
    const answer = await send('/api/invoke', { method: 'POST', body: 'x'.repeat(100_000) });
    expect([answer.status, answer.headers.connection]).toEqual([401, 'close']);
  });

  it('is not held up by strangers who keep hundreds of connections open', async () => {
    const { hostname, port } = new URL(server.origin);
    const opened: Socket[] = [];
    let ended = 0;
    for (let n = 0; n < 300; n++) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {}).on('close', () => ended++);
      opened.push(socket);
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.write('POST /api/invoke HTTP/1.1\r\n');
    }
    expect((await invoke(good())).status).toBe(200);
    await expect.poll(() => ended).toBeGreaterThan(250);
    for (const socket of opened) socket.destroy();
  });

  it('leaves the window its connections whoever comes', async () => {
    const { hostname, port } = new URL(server.origin);
    const events = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
      request({ hostname, port, path: '/api/events', headers: good() }, resolve).on('error', reject).end(),
    );
    let lost = false;
    let heard = '';
    events.on('close', () => {
      lost = true;
    });
    events.on('data', (chunk) => {
      heard += chunk;
    });
    const crowd = Array.from({ length: 100 }, () => connect(Number(port), hostname).on('error', () => {}));
    await Promise.all(crowd.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    server.broadcast({ type: 'history.changed' });
    await expect.poll(() => heard).toContain('history.changed');
    expect(lost).toBe(false);
    for (const socket of crowd) socket.destroy();
    events.destroy();
  });

  it('sends a policy without inline scripts or eval on every answer', async () => {
    for (const answer of [
      await send('/', { headers: { cookie } }),
      await invoke(good()),
      await send('/nothing'),
    ]) {
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  const drop = (
    query: Record<string, string>,
    body = 'x',
    headers: Record<string, string> = good(),
    method = 'POST',
  ) => send(`/api/drop?${new URLSearchParams(query)}`, { method, headers, body });
  const inScratch = () => readdirSync(scratch, { recursive: true }).map(String);

  it('keeps a copy of a dropped file and lets the window name that path, and no other', async () => {
    const before = granted.length;
    const { status, body } = await drop({ name: '房屋.geojson' }, '{}');
    expect(status).toBe(200);
    const { path } = JSON.parse(body);
    expect(path.startsWith(scratch)).toBe(true);
    expect(basename(path)).toBe('房屋.geojson');
    expect(readFileSync(path, 'utf8')).toBe('{}');
    expect(granted.slice(before)).toEqual([path]);
  });

  it('keeps the parts of one drop together and gives up the drop before', async () => {
    const first = JSON.parse((await drop({ name: 'old.kml' })).body);
    const main = JSON.parse((await drop({ name: 'roofs.shp' }, 'shp')).body);
    const part = JSON.parse((await drop({ name: 'roofs.dbf', drop: main.drop }, 'dbf')).body);
    expect(dirname(part.path)).toBe(dirname(main.path));
    expect(existsSync(first.path)).toBe(false);
    expect((await drop({ name: 'roofs.dbf', drop: main.drop })).status).toBe(409);
    expect((await drop({ name: 'more.dbf', drop: first.drop })).status).toBe(404);
    expect((await drop({ name: 'more.dbf', drop: '..' })).status).toBe(404);
    expect(readFileSync(part.path, 'utf8')).toBe('dbf');
  });

  it('refuses what exceeds its bound, all parts together, and leaves nothing of it', async () => {
    const main = JSON.parse((await drop({ name: 'a.shp' }, 'x'.repeat(MOST - 10))).body);
    const before = granted.length;
    const { status } = await drop({ name: 'a.dbf', drop: main.drop }, 'y'.repeat(11));
    expect(status).toBe(413);
    expect(granted).toHaveLength(before);
    expect(inScratch().some((name) => name.endsWith('a.dbf'))).toBe(false);
    expect((await drop({ name: 'a.dbf', drop: main.drop }, 'y'.repeat(10))).status).toBe(200);
  });

  it.each([
    ['../../evil.shp', 'evil.shp'],
    ['..\\..\\evil.shp', 'evil.shp'],
    ['/etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['.bashrc', 'bashrc'],
    ['a\u0000b\n.tif', 'ab.tif'],
    ['C:\\x\\CON.shp', '_CON.shp'],
    ['a.shp. ', 'a.shp'],
    [`${'长'.repeat(300)}.geojson`, `${'长'.repeat(50)}.geojson`],
  ])('writes a file called %j inside its own folder, as %j', async (name, kept) => {
    const { status, body } = await drop({ name });
    expect(status).toBe(200);
    const { path, drop: of } = JSON.parse(body);
    expect(path).toBe(join(scratch, of, kept));
    expect(existsSync(path)).toBe(true);
  });

  it.each<[string, () => Record<string, string>, number]>([
    ['no cookie', () => ({ origin: server.origin, 'x-planner': '1' }), 401],
    ['a wrong cookie', () => ({ ...good(), cookie: 'planner=0000' }), 401],
    ['another origin', () => ({ ...good(), origin: 'http://evil.example' }), 403],
    ['no origin', () => ({ cookie, 'x-planner': '1' }), 403],
    ['no script header', () => ({ cookie, origin: server.origin }), 403],
    ['a rebound host name', () => ({ ...good(), host: 'evil.example' }), 403],
  ])('takes no file with %s', async (_, headers, status) => {
    const [before, files] = [granted.length, inScratch()];
    expect((await drop({ name: 'a.shp' }, 'x', headers())).status).toBe(status);
    expect(granted).toHaveLength(before);
    expect(inScratch()).toEqual(files);
  });

  it.each(['GET', 'PUT', 'DELETE'])('takes no file by the method %s', async (method) => {
    expect((await drop({ name: 'a.shp' }, '', good(), method)).status).toBe(405);
  });

  it('removes the copies when it closes, and what a broken end left behind a day later', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'planner-dropped-'));
    const kept = keepDroppedFiles(folder);
    const { path } = await kept.take(Readable.from([Buffer.from('x')]) as never, 'a.shp', null);
    kept.remove();
    expect(existsSync(path)).toBe(false);
    const left = mkdtempSync(join(folder, 'drop-'));
    keepDroppedFiles(folder);
    expect(existsSync(left)).toBe(true);
    const old = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(left, old, old);
    keepDroppedFiles(folder);
    expect(existsSync(left)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('leaves nothing of a file whose sending broke off', async () => {
    const kept = keepDroppedFiles(scratch);
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('gone');
    }
    await expect(kept.take(broken(), 'half.shp', null)).rejects.toThrow('gone');
    expect(inScratch().some((name) => name.endsWith('half.shp'))).toBe(false);
    await kept.take(broken(), 'again.shp', null).catch(() => {});
    kept.remove();
  });
});
