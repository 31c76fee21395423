import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkers } from '../../data/build/bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const kept = join(root, 'node_modules/.cache/planner-workers');

/**
 * Bundles the program's worker threads as they stand, once for all tests of a run, as they are in the program that is
 * shipped: a thread that reads a hundred sources takes a second of processor time to start, and most tests start some.
 */
export default async function buildWorkers(): Promise<void> {
  const folder = join(kept, digestOfSources());
  if (!existsSync(folder)) {
    mkdirSync(kept, { recursive: true });
    // Those of other sources are not asked for again; what another run is making is its own.
    for (const name of readdirSync(kept)) {
      if (!name.startsWith('made-')) rmSync(join(kept, name), { recursive: true, force: true });
    }
    const made = mkdtempSync(join(kept, 'made-'));
    await bundleWorkers(made);
    // Another run may have been quicker.
    if (existsSync(folder)) rmSync(made, { recursive: true });
    else renameSync(made, folder);
  }
  process.env.BUNDLED_WORKERS = folder;
  // Programs that tests start read the same hundreds of sources as the one before.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled');
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const part of ['package-lock.json', 'data/build/bundle.ts', 'shared', 'electron']) {
    for (const file of filesUnder(join(root, part))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

function filesUnder(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
