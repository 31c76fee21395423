import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlannerError } from '../../shared/errors.ts';
import { moveOver } from '../store/place-file.ts';
import { appendTo } from '../store/write-whole.ts';

/** What happened, for whoever has to find out why something failed. It never leaves the machine by itself. */
export interface Log {
  info(what: string, figures?: Record<string, string | number | boolean>): void;
  /** A failure: a planner's error by its code alone, anything else with its stack. */
  error(what: string, error: unknown): void;
  /** The newest entries, oldest first. */
  tail(lines: number): string[];
}

const LARGEST_BYTES = 512 * 1024;
const KEPT_FILES = 4;
const LONGEST_ENTRY = 4000;

/**
 * A log of JSON lines in `folder/planner.log`, rotated by size. Entries carry command names, error codes,
 * figures and the program's own stack; file names, inputs and whatever else a planner typed are not written,
 * and paths and quoted text inside an error's message are blanked. A log that cannot be written is given up.
 */
export function openLog(folder: string): Log {
  const file = (n: number) => join(folder, n === 0 ? 'planner.log' : `planner.${n}.log`);
  const write = (entry: object) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file(0), { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) rotate(file);
      appendTo(file(0), `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
    } catch {
      // A full or read-only disk must not stop the planner for the sake of the log.
    }
  };
  return {
    info: (what, figures = {}) => write({ what, ...figures }),
    error(what, error) {
      if (error instanceof PlannerError) write({ what, code: error.code });
      else write({ what, code: 'internal', error: anonymous(error) });
    },
    tail(lines) {
      try {
        return readFileSync(file(0), 'utf8').trimEnd().split('\n').slice(-lines);
      } catch {
        return [];
      }
    },
  };
}

function rotate(file: (n: number) => string): void {
  rmSync(file(KEPT_FILES - 1), { force: true });
  for (let n = KEPT_FILES - 2; n >= 0; n--) {
    if (statSync(file(n), { throwIfNoEntry: false })) moveOver(file(n), file(n + 1));
  }
}

/** The user's own folder; where there is none, or all of the disk is it, text that no message holds. */
const HOME = ((): string => {
  try {
    return homedir().length > 1 ? homedir() : '\0';
  } catch {
    return '\0';
  }
})();
const programRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * An error's stack without what could name a person or a place: the program's folder is shortened, every other
 * absolute path, all quoted text and all text that is not ASCII is blanked.
 */
export function anonymous(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text
    .slice(0, LONGEST_ENTRY)
    .replaceAll('file://', '')
    .replaceAll(programRoot, '<app>/')
    .replaceAll(HOME, '<home>')
    .replace(/(["'`“‘])(?:(?!\1)[^\n]){1,400}["'`”’]/g, '<text>')
    .replace(/(?<![\w>@.-])(?:[A-Za-z]:)?[\\/](?:[^\\/\n:()]+[\\/])*[^\\/\s:()][^\\/\n:()]*/g, '<path>')
    .replace(/[^\n -~]+/g, '…');
}
