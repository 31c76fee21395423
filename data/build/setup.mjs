// Makes a fresh clone ready: packages, county data, built window. Plain JavaScript, because it runs before
// the project's own Node is installed. Each step is skipped when what it depends on has not changed.
import './check-node.cjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quiet = process.argv.includes('--quiet');
const say = (line) => process.stderr.write(`${line}\n`);

function run(label, command, args) {
  say(`· ${label} …`);
  const started = Date.now();
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status !== 0) {
    say(`✗ ${label} failed. The lines above say why; put it right and run the same command again.`);
    process.exit(1);
  }
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function* filesUnder(path) {
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path)))
      hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Runs a step unless its stamp says that the same inputs were already processed. */
function step(name, inputs, outputs, work) {
  const stamp = join(root, 'node_modules', `.county-pv-${name}`);
  const now = digest(inputs);
  const fresh =
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === now &&
    outputs.every((path) => existsSync(join(root, path)));
  if (fresh) return;
  work();
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, now);
}

const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

step('packages', ['package-lock.json'], ['node_modules/node/package.json'], () => {
  // No package's install script is run but the one that fetches the project's own Node.
  run('Installing packages', 'npm', [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
});
if (!existsSync(node)) {
  run('Installing the Node.js that the program runs on', 'npm', [
    'rebuild',
    'node',
    '--foreground-scripts',
    '--ignore-scripts=false',
  ]);
}
step('data', ['data/build', 'package-lock.json'], ['data/generated/counties.db'], () => {
  run('Making the county data', node, ['data/build/data.ts']);
});
step(
  'window',
  ['renderer', 'shared', 'electron', 'data/build/build.ts', 'data/build/bundle.ts', 'package-lock.json'],
  ['dist/renderer/index.html', 'dist/electron/main.mjs'],
  () => {
    run('Building the window', node, ['data/build/build.ts']);
  },
);
