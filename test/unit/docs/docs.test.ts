import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CONTRACT_PAGE, contractPage } from '../../../data/build/contract-docs.ts';
import { contract } from '../../../shared/contract.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Pages for those who work on the program. */
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/glossary.md', 'docs/decisions/README.md'],
  'docs/province.md',
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
  ...readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`),
];

/** Everything a word of the glossary may stand in. */
function sources(): string {
  const files = ['shared', 'electron'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  return files.map(read).join('\n');
}

describe('the page of commands', () => {
  it('is what the contract says now (else: npm run docs:contract)', () => {
    expect(readFileSync(CONTRACT_PAGE, 'utf8') === contractPage()).toBe(true);
  });

  it('names every command', () => {
    const named = [...contractPage().matchAll(/^### (\S+)$/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(contract).sort());
  });

  it('says of commands what their source says', () => {
    expect(contractPage()).toMatch(/^\*long-edit\* · Brings layers of a file into the document/m);
  });
});

describe('the glossary', () => {
  it('names only what is in the code', () => {
    const code = sources();
    const words = read('docs/glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => [...line.matchAll(/`(\w+)`/g)].map(([, word]) => word!));
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
  });
});

describe('links and commands of the pages', () => {
  it.each(PAGES)('%s leads to files and scripts that are there', (page) => {
    const text = read(page);
    const links = [...text.matchAll(/\[[^\]]*\]\((?!#|https?:)([^)#\s]+)[^)]*\)/g)].map(([, to]) => to!);
    // The picture of the window is made from a running program and committed apart.
    const missing = links.filter((to) => !to.endsWith('.png') && !existsSync(join(root, dirname(page), to)));
    expect(missing).toEqual([]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const said = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!);
    expect(said.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('tells the decisions in order, each with why and what follows', () => {
    const names = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');
    expect(names.map((name) => Number(name.slice(0, 3)))).toEqual(names.map((_, at) => at + 1));
    for (const name of names) {
      const headings = [...read(`docs/decisions/${name}`).matchAll(/^## (.*)$/gm)].map(([, of]) => of);
      expect(headings, name).toEqual(['Context', 'Decision', 'Consequences']);
      expect(read('docs/decisions/README.md')).toContain(`(${name})`);
    }
  });
});

describe('the list of packages', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('holds only packages of a registry, all of the same one, each with its checksum', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([]);
    expect(installed.filter(([, { link }]) => link)).toEqual([]);
    const addresses = installed.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved)] : []));
    expect(addresses.filter(({ protocol }) => protocol !== 'https:')).toEqual([]);
    expect(new Set(addresses.map(({ host }) => host)).size).toBeLessThanOrEqual(1);
  });

  it('asks for packages by version, not by an address', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const wanted = Object.entries({ ...dependencies, ...devDependencies });
    expect(wanted.filter(([, range]) => !/^[\^~]?\d+(\.\d+)*(-[\w.]+)?$/.test(range))).toEqual([]);
  });
});
