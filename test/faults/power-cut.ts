import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a program did to one file, or a line it printed. */
export type Deed =
  | { what: 'write'; file: string; at: number; bytes: Buffer }
  | { what: 'truncate'; file: string; at: number }
  | { what: 'sync' | 'remove'; file: string }
  | { what: 'said'; line: string };

/** The library that writes deeds down, made by the system's compiler; null where there is none. */
export function recorder(): string | null {
  if (process.platform !== 'linux') return null;
  const library = join(mkdtempSync(join(tmpdir(), 'recorder-')), 'recorder.so');
  const source = fileURLToPath(new URL('./recorder.c', import.meta.url));
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl', '-lpthread']);
  return status === 0 ? library : null;
}

/** Reads what the recorder wrote down; the last deed may be cut off. */
export function readDeeds(log: string): Deed[] {
  const bytes = readFileSync(log);
  const deeds: Deed[] = [];
  for (let i = 0; i + 25 <= bytes.length; ) {
    const [at, length, named] = [1, 9, 17].map((from) => Number(bytes.readBigUInt64LE(i + from)));
    const end = i + 25 + named! + length!;
    if (end > bytes.length) break;
    const file = bytes.toString('utf8', i + 25, i + 25 + named!);
    const content = bytes.subarray(i + 25 + named!, end);
    switch (String.fromCharCode(bytes[i]!)) {
      case 'W':
        deeds.push({ what: 'write', file, at: at!, bytes: content });
        break;
      case 'T':
        deeds.push({ what: 'truncate', file, at: at! });
        break;
      case 'S':
        deeds.push({ what: 'sync', file });
        break;
      case 'U':
        deeds.push({ what: 'remove', file });
        break;
      default:
        for (const line of content.toString().split('\n').filter(Boolean)) deeds.push({ what: 'said', line });
    }
    i = end;
  }
  return deeds;
}

/** Bytes that a disk writes or does not. */
const SECTOR = 512;

/**
 * Does to a copy of one file what was done to it up to a moment, as it is after the power was cut then: what was
 * synced is there; of what was written since, each sector is or is not.
 *
 * @param lost of each sector that was not synced, whether the cut took it
 * @returns whether the file is there
 */
export function replay(deeds: readonly Deed[], file: string, copy: string, lost: () => boolean): boolean {
  const mine = deeds.filter((deed) => deed.what !== 'said' && deed.file === file);
  const synced = mine.findLastIndex(({ what }) => what === 'sync');
  let there = mine.length === 0 ? null : true;
  const target = openSync(copy, 'a+');
  closeSync(target);
  const open = openSync(copy, 'r+');
  for (const [index, deed] of mine.entries()) {
    if (deed.what === 'remove') {
      ftruncateSync(open, 0);
      there = false;
    } else if (deed.what === 'truncate') {
      ftruncateSync(open, deed.at);
      there = true;
    } else if (deed.what === 'write') {
      there = true;
      for (let from = 0; from < deed.bytes.length; from += SECTOR) {
        if (index > synced && lost()) continue;
        const end = Math.min(deed.bytes.length, from + SECTOR);
        writeSync(open, deed.bytes, from, end - from, deed.at + from);
      }
    }
  }
  closeSync(open);
  if (there === false) rmSync(copy);
  return there ?? false;
}
