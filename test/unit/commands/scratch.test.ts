import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweepScratch, withScratch } from '../../../electron/commands/scratch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Number of a program that has ended. */
const endedPid = () => spawnSync(process.execPath, ['-e', '']).pid;

function leave(name: string, ageDays = 0): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'inner'), { recursive: true });
  writeFileSync(join(path, 'inner', 'buildings.shp'), 'x');
  const at = new Date(Date.now() - ageDays * 86_400_000);
  utimesSync(path, at, at);
  return path;
}

describe('scratch folders', () => {
  it('are this user’s alone, named after the program, and gone afterwards', async () => {
    let made = '';
    await withScratch('import', async (scratch) => {
      made = scratch;
      expect(basename(scratch)).toMatch(new RegExp(`^planner-import-${process.pid}-`));
      if (process.platform !== 'win32') expect(statSync(scratch).mode & 0o777).toBe(0o700);
      await sweepScratch();
      expect(existsSync(scratch)).toBe(true);
    });
    expect(existsSync(made)).toBe(false);
    await expect(
      withScratch('export', async (scratch) => {
        made = scratch;
        throw new Error('work');
      }),
    ).rejects.toThrow('work');
    expect(existsSync(made)).toBe(false);
  });

  it('say so where none can be made', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'missing'));
    vi.stubEnv('TEMP', join(folder, 'missing'));
    await expect(withScratch('import', async () => {})).rejects.toMatchObject({
      code: 'scratch.cannot-make',
    });
  });

  it('are swept when their program has ended or they are a day old, and else left', async () => {
    const dead = endedPid();
    const gone = [
      leave(`planner-import-${dead}-AbC123`),
      leave(`planner-export-${dead}-AbC123`),
      leave(`planner-print-${dead}-AbC123`),
      leave('planner-import-AbC123', 2),
      leave(`planner-import-${process.pid}-oLd123`, 2),
    ];
    const kept = [
      leave(`planner-import-${process.pid}-AbC123`),
      leave('planner-import-New123'),
      leave('planner-import-of-mine', 9),
      leave(`planner-import-${dead}-AbC123-mine`, 9),
      leave(`other-import-${dead}-AbC123`, 9),
      leave('planner-e2e-AbC123', 9),
    ];
    await sweepScratch(folder);
    expect(gone.filter(existsSync)).toEqual([]);
    expect(kept.filter(existsSync)).toEqual(kept);
  });

  it.runIf(process.platform !== 'win32')('are no links and no files', async () => {
    const target = leave('precious');
    const link = join(folder, `planner-import-${endedPid()}-LiNk12`);
    symlinkSync(target, link);
    const file = join(folder, `planner-import-${endedPid()}-FiLe12`);
    writeFileSync(file, '');
    await sweepScratch(folder);
    expect([target, join(target, 'inner', 'buildings.shp'), link, file].filter(existsSync)).toHaveLength(4);
  });

  it('do not stop the program where there is no folder to sweep', async () => {
    await expect(sweepScratch(join(folder, 'missing'))).resolves.toBeUndefined();
  });
});
