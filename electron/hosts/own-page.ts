import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createBoundedServer } from './bounded-server.ts';

/** Opens a page in a window of its own; calls back when the planner closes that window. */
export type OpenDialogPage = (url: string, onClosed: () => void) => Promise<{ close(): Promise<void> }>;

/** What a page asks: its form as it was sent last, turned into an answer (undefined while it is none), and its text. */
interface OwnPage<T> {
  answerFor(form: URLSearchParams): T | undefined;
  html(form: URLSearchParams): string;
}

/**
 * Puts a question to the planner on a page that is served from an origin of its own under a path only it knows, so that
 * the (untrusted) main window can neither see nor answer it.
 *
 * @param none the answer of a planner who closes the page
 */
export async function showOwnPage<T>(openPage: OpenDialogPage, none: T, page: OwnPage<T>): Promise<T> {
  const key = randomBytes(24).toString('hex');
  let settle: (answer: T) => void = () => {};
  const answered = new Promise<T>((done) => {
    settle = done;
  });
  const { server, known } = createBoundedServer((incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://dialog');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (incoming.headers.host !== host || url.pathname !== `/${key}`) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    known(incoming.socket);
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    );
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const answer = page.answerFor(url.searchParams);
    if (answer !== undefined) {
      response.end('<!doctype html><title>·</title>');
      settle(answer);
      return;
    }
    response.end(page.html(url.searchParams));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const opened = await openPage(`http://127.0.0.1:${port}/${key}`, () => settle(none));
  const answer = await answered;
  await opened.close();
  server.close();
  server.closeAllConnections();
  return answer;
}

export const OWN_PAGE_STYLE = `:root{color-scheme:light dark}body{font:15px system-ui,sans-serif;margin:24px;max-width:720px}h1{font-size:18px}
form{display:flex;gap:8px;flex-wrap:wrap}button{padding:8px 16px;font:inherit}`;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
