import { readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, parse, resolve } from 'node:path';
import type { FileRequest } from '../host.ts';
import { escapeHtml, type OpenDialogPage, OWN_PAGE_STYLE, showOwnPage } from './own-page.ts';

/**
 * A file dialog for the browser host, where the system's own is out of reach.
 *
 * @returns the chosen path, with the first ending added to a new name that has none; null when cancelled
 */
export const showFileDialog = (
  request: FileRequest,
  startDir: string,
  openPage: OpenDialogPage,
): Promise<string | null> =>
  showOwnPage(openPage, null, {
    answerFor: (form) => answerFor(request, form),
    html: (form) => dialogHtml(request, form.get('dir') ?? startDir, form),
  });

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

const STYLE = `${OWN_PAGE_STYLE}
.dir{opacity:.7;overflow-wrap:anywhere}ul{list-style:none;padding:0;border:1px solid #8886;border-radius:6px;height:380px;overflow:auto}
li a{display:block;padding:6px 12px;color:inherit;text-decoration:none}li a:hover,li a:focus{background:#4a90d933}.folder a{font-weight:600}
input[name=name]{flex:1;padding:8px;font:inherit}.clash{width:100%;color:#c92a2a;margin:0}`;

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
