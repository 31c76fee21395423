import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

export interface BoundedServer {
  readonly server: Server;
  /** Marks a connection as our own window's, for which no stranger's has to make room. */
  known(socket: Socket): void;
}

/** Connections that have not shown that they are ours. A browser opens six to a host. */
const MOST_STRANGERS = 32;
const MOST_IN_ALL = 256;
const HEADERS_MS = 10_000;
/** A gigabyte dropped onto the window comes within seconds on the same machine. */
const REQUEST_MS = 120_000;
const CHECK_MS = 2_000;
const LARGEST_HEADERS_BYTES = 16 * 1024;

/**
 * A server that another user of the machine can neither exhaust nor hold: whoever has not shown the token gets few
 * connections in all, of which the oldest goes for a new one, and nobody may take long over a request.
 */
export function createBoundedServer(listener: RequestListener): BoundedServer {
  const strangers = new Set<Socket>();
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_MS,
      maxHeaderSize: LARGEST_HEADERS_BYTES,
    },
    listener,
  );
  server.maxConnections = MOST_IN_ALL;
  server.on('connection', (socket) => {
    strangers.add(socket);
    socket.on('close', () => strangers.delete(socket));
    if (strangers.size <= MOST_STRANGERS) return;
    const [oldest] = strangers;
    oldest?.destroy();
  });
  return { server, known: (socket) => void strangers.delete(socket) };
}
