import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../electron/store/document.ts';
import { digestOf, openDesk, SMALL_COUNTY, seeded, square } from './desk.ts';
import { readDeeds, recorder, replay } from './power-cut.ts';

/** Moments at which the power is cut; `FAULT_KILLS=200` is the whole suite. */
const CUTS = 2 * Number(process.env.FAULT_KILLS ?? 16);
const SEED = Number(process.env.FAULT_SEED ?? 20261124);
/** Writes between two at which the disk is full; the whole suite tries each. */
const FULL_STEP = CUTS < 400 ? '25' : '1';
const EDITS = Math.min(120, CUTS);

const library = recorder();
if (!library) console.log('not run: power cuts, since there is no Linux with a compiler to record writes by');
afterAll(() => {
  if (library) rmSync(dirname(library), { recursive: true, force: true });
});

/** Has a program work at a document, every write written down, and ends it once it acknowledged enough. */
function record(
  work: string,
  folder: string,
  log: string,
  enough = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const victim = fileURLToPath(new URL('./victim.ts', import.meta.url));
    const child = spawn(process.execPath, [victim, work, folder, String(SEED)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LD_PRELOAD: library!, RECORD_FOLDER: `${folder}/`, RECORD_LOG: log, FULL_STEP },
    });
    let said = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.split('\n').length > enough + 2) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.on('close', (code) =>
      code ? reject(new Error(complaints)) : resolve(said.split('\n').slice(1, -1)),
    );
  });
}

/** A document of three sites in a folder of its own. */
async function begun(): Promise<{ root: string; folder: string; path: string }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'power-')));
  const folder = join(root, 'work');
  mkdirSync(folder);
  const path = join(folder, 'a.gpkg');
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
  for (let i = 0; i < 3; i++) {
    await desk.say('site.create', { kind: 'rooftop', geometry: square(114.75 + i * 0.01, 34.5, 0.001) });
  }
  await desk.close();
  return { root, folder, path };
}

describe.runIf(library)('a machine whose power is cut at any moment', { timeout: 1_800_000 }, () => {
  it('has every acknowledged edit and no half of another, whatever the disk did not write', async () => {
    const { root, folder, path } = await begun();
    const before = join(root, 'before.gpkg');
    const log = join(root, 'log');
    copyFileSync(path, before);
    await record('edits', folder, log, EDITS);
    const deeds = readDeeds(log);
    const states = deeds.flatMap((deed, index) =>
      deed.what === 'said' ? [{ index, digest: deed.line.split(' ')[1] }] : [],
    );
    expect(states.length).toBeGreaterThan(EDITS);
    expect(deeds.filter(({ what }) => what === 'write').length).toBeGreaterThan(EDITS);

    const random = seeded(SEED);
    const files = ['', '-wal', '-journal'];
    // What the program did after it last told of an edit may be one more edit, of which it is not known what it makes.
    const [first, end] = [states[0]!.index, states.at(-1)!.index];
    for (let cut = 0; cut < CUTS; cut++) {
      const until = first + 1 + Math.floor((end - first) * random());
      const done = deeds.slice(0, until);
      // Nothing is lost, all is, or sector by sector.
      const share = [0, 1, random()][cut % 3]!;
      const after = join(root, 'after');
      mkdirSync(after);
      const copy = join(after, 'a.gpkg');
      copyFileSync(before, copy);
      for (const ending of files)
        replay(done, `${path}${ending}`, `${copy}${ending}`, () => random() < share);
      for (const ending of files.slice(1)) {
        const named = done.some((deed) => deed.what !== 'said' && deed.file === `${path}${ending}`);
        if (!named && existsSync(`${copy}${ending}`)) rmSync(`${copy}${ending}`);
      }
      const document = openDocument(copy);
      expect(document.readOnlyReason).toBeNull();
      document.close();
      const db = new Database(copy, { readonly: true });
      expect(db.pragma('integrity_check', { simple: true }), `cut ${cut}`).toBe('ok');
      db.close();
      const last = states.findLastIndex(({ index }) => index < until);
      const allowed = states.slice(last, last + 2).map(({ digest }) => digest);
      expect(allowed, `cut ${cut} after deed ${until}`).toContain(digestOf(copy));
      rmSync(after, { recursive: true });
    }
    rmSync(root, { recursive: true, force: true });
  });
});

describe.runIf(library)('a disk that is full at any write', { timeout: 600_000 }, () => {
  it('has the work refused in words, the document as it was, and no half of a file', async () => {
    const { root, folder, path } = await begun();
    const told = await record('full', folder, join(root, 'log'));
    const refused = told.map((line) => line.split(' ').slice(1));
    for (const name of ['site.create', 'site.update', 'edit.undo', 'scenario.create', 'csv', 'gpkg', 'pdf']) {
      expect(refused.filter(([work]) => work === name).length, name).toBeGreaterThan(0);
    }
    for (const line of refused)
      expect(line.slice(2)).toEqual([expect.stringMatching(/^(document|file)\.disk-full$/), 'true']);
    expect(readdirSync(folder).sort()).toEqual(
      ['a.gpkg', 'out.csv', 'out.gpkg', 'out.pdf', 'out.pdf.figures.json', 'settings'].sort(),
    );
    const db = new Database(path, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    rmSync(root, { recursive: true, force: true });
  });
});
