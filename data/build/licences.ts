import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Package {
  name: string;
  version: string;
  license?: string | { type: string };
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * Names, versions and licence texts of every package that is in the built program: what the main process depends
 * on, what the window's sources import, and everything those need in turn.
 *
 * @param root the project's folder, its packages installed
 */
export function licences(root: string): string {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
  const found = new Map<string, string>();
  const visit = (name: string, from: string) => {
    const folder = folderOf(name, from);
    if (!folder || found.has(folder)) return;
    const described = describe(folder);
    found.set(folder, described.text);
    for (const inner of Object.keys(described.needs)) visit(inner, folder);
  };
  for (const name of [...Object.keys(own.dependencies ?? {}), ...importedBy(join(root, 'renderer'))]) {
    visit(name, root);
  }
  const rule = `\n${'─'.repeat(80)}\n`;
  const intro =
    'Packages in this program and their licences. Data and fonts: see data/NOTICE.md.\n' +
    '本软件所含的第三方软件包及其许可。数据与字体的使用条件见 data/NOTICE.md。\n';
  return `${[intro, ...[...found.values()].sort()].join(rule)}\n`;
}

function folderOf(name: string, from: string): string | null {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(at) === at) return null;
  }
}

function describe(folder: string): { text: string; needs: Record<string, string> } {
  const info = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  const terms = typeof info.license === 'object' ? info.license.type : (info.license ?? 'see below');
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|notice|copying|ofl)/i.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return {
    text: [`${info.name} ${info.version} — ${terms}`, ...texts].join('\n\n'),
    needs: { ...info.dependencies, ...info.optionalDependencies },
  };
}

/** Packages that sources under a folder import. */
function importedBy(folder: string): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of source.matchAll(/(?:from|import) '((?:@[\w.-]+\/)?[a-z][\w.-]*)/g))
      names.add(name);
  }
  return names;
}
