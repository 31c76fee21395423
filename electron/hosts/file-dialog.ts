import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, parse, resolve } from 'node:path';
import type { FileRequest } from '../host.ts';
import { createBoundedServer } from './bounded-server.ts';

/** Opens a page of the file dialog in a window of its own; calls back when the planner closes that window. */
export type OpenDialogPage = (url: string, onClosed: () => void) => Promise<{ close(): Promise<void> }>;

/**
 * A file dialog for the browser host, where the system's own is out of reach. It is served from an origin of
 * its own under a path only it knows, so the (untrusted) main window can neither see nor drive it.
 *
 * @returns the chosen path, with the first ending added to a new name that has none; null when cancelled
 */
export async function showFileDialog(
  request: FileRequest,
  startDir: string,
  openPage: OpenDialogPage,
): Promise<string | null> {
  const key = randomBytes(24).toString('hex');
  let settle: (path: string | null) => void = () => {};
  const chosen = new Promise<string | null>((done) => {
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
    const answer = answerFor(request, url.searchParams);
    if (answer !== undefined) {
      response.end('<!doctype html><title>·</title>');
      settle(answer);
      return;
    }
    response.end(dialogHtml(request, url.searchParams.get('dir') ?? startDir, url.searchParams));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const page = await openPage(`http://127.0.0.1:${port}/${key}`, () => settle(null));
  const path = await chosen;
  await page.close();
  server.close();
  server.closeAllConnections();
  return path;
}

/** The path a submitted form stands for; null to cancel; undefined while nothing valid is chosen. */
function answerFor(request: FileRequest, form: URLSearchParams): string | null | undefined {
  if (form.has('cancel')) return null;
  const name = form.get('name')?.trim();
  const dir = form.get('dir');
  if (request.mode === 'folder' && dir && form.has('take')) {
    const path = resolve(dir, name ?? '');
    return isFolder(path) ? path : undefined;
  }
  if (!name || !dir || form.has('go')) return undefined;
  if (request.mode === 'open') {
    const path = resolve(dir, name);
    return isFile(path) ? path : undefined;
  }
  const withEnding = extname(name) ? name : `${name}.${request.extensions[0]}`;
  const path = resolve(dir, withEnding);
  if (!isFolder(dirname(path)) || (isFile(path) && form.get('replace') !== path)) return undefined;
  return path;
}

function dialogHtml(request: FileRequest, wanted: string, form: URLSearchParams): string {
  const dir = isFolder(wanted) ? resolve(wanted) : parse(process.cwd()).root;
  const name = form.get('name')?.trim() ?? request.suggestedName ?? '';
  const clash =
    request.mode === 'save' && form.has('name') && isFile(resolve(dir, name)) ? resolve(dir, name) : null;
  const link = (path: string, label: string, kind: string) =>
    `<li class="${kind}"><a href="?${new URLSearchParams({ dir: path, ...(kind === 'file' ? {} : { go: '1' }) })}">${escapeHtml(label)}</a></li>`;
  const { folders, files } = listFolder(dir, request.extensions);
  const rows = [
    ...(dirname(dir) === dir ? [] : [link(dirname(dir), '..', 'folder')]),
    ...folders.map((folder) => link(join(dir, folder), `${folder}/`, 'folder')),
    ...files.map(
      (file) =>
        `<li class="file"><a href="?${new URLSearchParams({ dir, name: file, ...(request.mode === 'save' ? { go: '1' } : {}) })}">${escapeHtml(file)}</a></li>`,
    ),
  ];
  return `<!doctype html><html><meta charset="utf-8"><title>${escapeHtml(request.title)}</title><style>${STYLE}</style>
<h1>${escapeHtml(request.title)}</h1><p class="dir">${escapeHtml(dir)}</p><ul>${rows.join('')}</ul>
<form><input type="hidden" name="dir" value="${escapeHtml(dir)}">
${request.mode === 'folder' ? '<input type="hidden" name="take" value="1">' : ''}
${clash ? `<p class="clash">${escapeHtml(name)} ?</p><input type="hidden" name="replace" value="${escapeHtml(clash)}">` : ''}
<input name="name" aria-label="${escapeHtml(request.filterName)}" value="${escapeHtml(name)}" autofocus autocomplete="off">
<button>${escapeHtml(request.accept)}${clash ? ' !' : ''}</button><button name="cancel" value="1" aria-label="cancel">✕</button></form></html>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:15px system-ui,sans-serif;margin:24px;max-width:720px}h1{font-size:18px}
.dir{opacity:.7;overflow-wrap:anywhere}ul{list-style:none;padding:0;border:1px solid #8886;border-radius:6px;height:380px;overflow:auto}
li a{display:block;padding:6px 12px;color:inherit;text-decoration:none}li a:hover,li a:focus{background:#4a90d933}.folder a{font-weight:600}
form{display:flex;gap:8px;flex-wrap:wrap}input[name=name]{flex:1;padding:8px;font:inherit}button{padding:8px 16px;font:inherit}.clash{width:100%;color:#c92a2a;margin:0}`;

function listFolder(dir: string, extensions: string[]) {
  try {
    const entries = readdirSync(dir)
      .filter((entry) => !entry.startsWith('.'))
      .sort();
    return {
      folders: entries.filter((entry) => isFolder(join(dir, entry))),
      files: entries.filter(
        (entry) => extensions.includes(extname(entry).slice(1).toLowerCase()) && isFile(join(dir, entry)),
      ),
    };
  } catch {
    return { folders: [], files: [] };
  }
}

const kindOf = (path: string) => statSync(path, { throwIfNoEntry: false });
function isFolder(path: string): boolean {
  try {
    return kindOf(path)?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
function isFile(path: string): boolean {
  try {
    return kindOf(path)?.isFile() ?? false;
  } catch {
    return false;
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
