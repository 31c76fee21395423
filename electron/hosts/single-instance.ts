import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { isDocumentName } from './document-argument.ts';

/** Longest name of a socket that every system takes, in bytes. */
const LONGEST_SOCKET = 100;
const LONGEST_LINE = 8192;
const PATIENCE_MS = 5_000;
const TAKEN = 'taken\n';

/**
 * Where the program that runs already is reached: a socket in the settings folder, which no other user may enter, or on
 * Windows a pipe named after it. Null where the folder's name is too long for one.
 */
export function socketOf(settings: string): string | null {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\county-pv-planner-${createHash('sha256').update(settings).digest('hex').slice(0, 16)}`;
  }
  const path = join(settings, 'instance');
  return Buffer.byteLength(path) <= LONGEST_SOCKET ? path : null;
}

/**
 * Hands a start over to the program that runs already with the same settings.
 *
 * @param document what the start was given, if anything
 * @returns whether there is one and it took it
 */
export function handOver(settings: string, document: string | undefined): Promise<boolean> {
  const socket = socketOf(settings);
  if (socket === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    let answer = '';
    const call = connect(socket, () => call.write(`${JSON.stringify({ document: document ?? null })}\n`));
    call.setEncoding('utf8');
    call.setTimeout(PATIENCE_MS, () => call.destroy());
    call.on('data', (chunk: string) => {
      answer += chunk;
    });
    call.on('error', () => resolve(false));
    call.on('close', () => resolve(answer === TAKEN));
  });
}

/**
 * Takes over what later starts with the same settings were given.
 *
 * @param given told of each: the document's path, or null for a start that wants the window alone
 * @returns stops listening. Where another program listens already, or nothing can, there is nothing to stop.
 */
export async function listenForStarts(
  settings: string,
  given: (document: string | null) => void,
): Promise<() => void> {
  const socket = socketOf(settings);
  if (socket === null) return () => {};
  const server = createServer((call) => {
    let line = '';
    call.setEncoding('utf8');
    call.setTimeout(PATIENCE_MS, () => call.destroy());
    call.on('error', () => {});
    call.on('data', (chunk: string) => {
      line += chunk;
      if (line.length > LONGEST_LINE) return void call.destroy();
      if (!line.endsWith('\n')) return;
      const document = documentIn(line);
      if (document === undefined) return void call.destroy();
      given(document);
      call.end(TAKEN);
    });
  });
  server.maxConnections = 8;
  if (!(await listen(server, socket))) {
    // The name stays when a program is killed; whoever still answers there keeps it.
    if (process.platform === 'win32' || (await answers(socket))) return () => {};
    if (!removed(socket) || !(await listen(server, socket))) return () => {};
  }
  server.unref();
  return () => void server.close();
}

/** Removes what has the socket's name; whether that could be: a folder stays. */
function removed(socket: string): boolean {
  try {
    rmSync(socket, { force: true });
    return true;
  } catch {
    return false;
  }
}

function listen(server: Server, socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = () => resolve(false);
    server.once('error', failed);
    server.listen(socket, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = connect(socket, () => {
      call.destroy();
      resolve(true);
    });
    call.on('error', () => resolve(false));
  });
}

/** The document that a line names, null for none; undefined for a line that no start of ours sends. */
function documentIn(line: string): string | null | undefined {
  try {
    const { document } = JSON.parse(line) as { document?: unknown };
    if (document === null) return null;
    return typeof document === 'string' && isAbsolute(document) && isDocumentName(document)
      ? document
      : undefined;
  } catch {
    return undefined;
  }
}
