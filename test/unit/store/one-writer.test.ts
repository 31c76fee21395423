import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const electron = fileURLToPath(new URL('../../../electron/', import.meta.url));

/** Whatever brings a file into being or gives one another name. */
const WRITING =
  /\b(?:writeFile|writeFileSync|appendFile|appendFileSync|copyFile|copyFileSync|cp|cpSync|rename|renameSync|linkSync|symlinkSync|createWriteStream|truncateSync)\(|VACUUM INTO|\.backup\(/;

/** Who may besides `write-whole.ts`, which does so by `place-file.ts`: each fills a file that it made, or writes in a scratch folder of its own. */
const ELSEWHERE = [
  /^store\/(migrate|backups|restore|copy-aside|write-folder)\.ts$/,
  /^commands\/export\.ts$/,
  /^formats\/(gdal\/|zip\.ts$)/,
  /^hosts\/(desktop|dropped-files)\.ts$/,
];

it('writes files in one place alone', () => {
  const writers = globSync('**/*.ts', { cwd: electron })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => WRITING.test(readFileSync(`${electron}${name}`, 'utf8')));
  expect(writers.filter((name) => !ELSEWHERE.some((place) => place.test(name)))).toEqual([
    'store/place-file.ts',
  ]);
});

it('puts finished files in their places from one function alone', () => {
  const placers = globSync('**/*.ts', { cwd: electron })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^import .*\bputInPlace\b/m.test(readFileSync(`${electron}${name}`, 'utf8')));
  expect(placers.toSorted()).toEqual(['store/write-whole.ts']);
});
