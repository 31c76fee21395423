import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeskEvent } from '../../shared/contract.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { DeskService } from '../commands/desk.ts';
import { reportError } from '../commands/report-error.ts';
import { writeWhole } from '../store/write-whole.ts';
import { createBoundedServer } from './bounded-server.ts';
import { CONTENT_SECURITY_POLICY } from './csp.ts';
import { type DroppedFiles, DropRefused } from './dropped-files.ts';
import { readWindowFile, TILES } from './static-files.ts';

/** The window's door in a browser: a server only this machine reaches, for one launch and one window. */
export interface LocalServer {
  /**
   * Address that opens the window; it carries the launch's token and works once. It must not stand in a command line,
   * which every user of the machine can read.
   */
  readonly launchUrl: string;
  /** Address of an empty page, for a window that is not told the other one yet. */
  readonly waitingUrl: string;
  readonly origin: string;
  broadcast(event: DeskEvent): void;
  close(): Promise<void>;
}

const COOKIE = 'planner';
const WAITING_PAGE = '/waiting';
const FIRST_FREE_PORT = 1024;
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;
const KEEP_ALIVE_MS = 15_000;
const NAMED_BY_CONTENT = 'private, max-age=31536000, immutable';

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Serves the built window and the command table on 127.0.0.1. Every request must name our host (so a page
 * that rebinds its name to this address is refused); commands also need our origin, a header that only
 * scripts can set, and the cookie that the launch address was exchanged for.
 *
 * @param desk answers the commands; those that come before it is there wait for it
 * @param dropped takes the files that are dragged onto the window; without it there is no such door
 * @param portFile where the port is kept for the next launch: the browser keeps what the planner chose, and the
 *   compiled window, by the address
 */
export async function startLocalServer(
  desk: Promise<DeskService>,
  portFile?: string,
  dropped?: DroppedFiles,
): Promise<LocalServer> {
  const secret = randomBytes(32).toString('hex');
  let launchToken: string | null = randomBytes(32).toString('hex');
  const streams = new Set<ServerResponse>();
  const unheard: string[] = [];
  let origin = '';

  const authorised = (request: IncomingMessage) => {
    const shown = (request.headers.cookie ?? '')
      .split('; ')
      .some((pair) => pair.startsWith(`${COOKIE}=`) && same(pair.slice(COOKIE.length + 1), secret));
    if (shown) known(request.socket);
    return shown;
  };

  const guardApi = (request: IncomingMessage, method: string) => {
    if (request.method !== method) throw new Refusal(405, 'method');
    if (!authorised(request)) throw new Refusal(401, 'token');
    if (request.headers['x-planner'] !== '1') throw new Refusal(403, 'header');
    const from = request.headers.origin;
    if (from !== undefined ? from !== origin : method === 'POST') throw new Refusal(403, 'origin');
  };

  const route = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.host !== new URL(origin).host) throw new Refusal(403, 'host');
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/api/invoke') {
      guardApi(request, 'POST');
      return invoke(await desk, request, response);
    }
    if (url.pathname === '/api/drop' && dropped) {
      guardApi(request, 'POST');
      return takeDropped(dropped, await desk, url.searchParams, request, response);
    }
    if (url.pathname === '/api/events') {
      guardApi(request, 'GET');
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
      response.write('\n');
      streams.add(response);
      for (const line of unheard.splice(0)) response.write(line);
      response.on('close', () => streams.delete(response));
      return;
    }
    if (request.method !== 'GET') throw new Refusal(405, 'method');
    if (url.pathname === WAITING_PAGE) {
      // A planner who goes back to it wants the window.
      if (authorised(request)) return void response.writeHead(303, { location: '/' }).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end('<!doctype html><meta name="color-scheme" content="light dark"><title>…</title>');
      return;
    }
    const token = url.searchParams.get('token');
    if (token && launchToken && same(token, launchToken)) {
      launchToken = null;
      response.writeHead(303, {
        location: '/',
        'set-cookie': `${COOKIE}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
      });
      response.end();
      return;
    }
    if (!authorised(request)) throw new Refusal(401, 'token');
    const tile = TILES.test(url.pathname) ? await (await desk).tile(url.pathname) : null;
    const file = tile ?? (await readWindowFile(url.pathname));
    if (!file) throw new Refusal(404, 'no such file');
    const named = url.pathname.startsWith('/assets/');
    response.writeHead(200, {
      'content-type': file.type,
      'cache-control': tile ? 'no-store' : named ? NAMED_BY_CONTENT : 'no-cache',
    });
    response.end(file.body);
  };

  const { server, known } = createBoundedServer((request, response) => {
    response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    route(request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : 500;
      if (!response.headersSent) {
        // Whoever is refused may have more to send, which nobody will read; a tile that is not there is no refusal.
        const close = status === 404 && request.method === 'GET' ? {} : { connection: 'close' };
        response.writeHead(status, { 'content-type': 'text/plain', ...close });
      }
      response.end(error instanceof Refusal ? error.message : 'error');
    });
  });
  origin = `http://127.0.0.1:${await listen(server, portFile)}`;
  const keepAlive = setInterval(() => {
    for (const stream of streams) stream.write('\n');
  }, KEEP_ALIVE_MS);

  return {
    launchUrl: `${origin}/?token=${launchToken}`,
    waitingUrl: `${origin}${WAITING_PAGE}`,
    origin,
    broadcast(event) {
      const line = `${JSON.stringify(event)}\n`;
      // What the planner wants opened waits for a window that is still coming up.
      if (event.type === 'document.given' && streams.size === 0) unheard.push(line);
      for (const stream of streams) stream.write(line);
    },
    close: () =>
      new Promise((resolve) => {
        clearInterval(keepAlive);
        server.close(() => {
          dropped?.remove();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Listens on the port of the last launch where it is free, else on any, which is then kept. */
async function listen(server: Server, portFile?: string): Promise<number> {
  const last = portFile && existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  const tryPort = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await tryPort(last >= FIRST_FREE_PORT && last < 65_536 ? last : 0).catch(() => tryPort(0));
  const { port } = server.address() as AddressInfo;
  if (portFile && port !== last) {
    writeWhole(portFile, Buffer.from(String(port)), { replace: true, atMost: 0o600 });
  }
  return port;
}

async function invoke(desk: DeskService, request: IncomingMessage, response: ServerResponse) {
  let language: Language = 'zh';
  let answer: object;
  try {
    const body = JSON.parse(await readBody(request)) as { name: unknown; input: unknown; language: unknown };
    const { name, input } = body;
    language = body.language === 'en' ? 'en' : 'zh';
    answer = { ok: true, value: await desk.invoke(String(name), input, { language, trusted: false }) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    answer = { ok: false, error: reportError(error, language) };
  }
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answer));
}

const REFUSED = { 'too-large': 413, busy: 409, 'unknown-drop': 404, exists: 409 } as const;

/** Keeps a copy of a file that was dragged onto the window, and lets the window name it from then on. */
async function takeDropped(
  dropped: DroppedFiles,
  desk: DeskService,
  asked: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
) {
  try {
    const taken = await dropped.take(request, asked.get('name') ?? '', asked.get('drop'));
    desk.grant(taken.path);
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(taken));
  } catch (error) {
    if (error instanceof DropRefused) throw new Refusal(REFUSED[error.reason], error.reason);
    throw error;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Refusal(413, 'body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
