import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LARGEST_DROP_BYTES } from '../../shared/import.ts';

/** Copies of files that were dragged onto a window which cannot say where they lie. */
export interface DroppedFiles {
  /**
   * Writes what comes to a file of its own folder; the copies of the drop before are given up by a new one.
   *
   * @param drop an answer of `take` whose files this one belongs beside; null for a drop of its own
   * @throws DropRefused
   */
  take(
    content: AsyncIterable<Buffer>,
    name: string,
    drop: string | null,
  ): Promise<{ drop: string; path: string }>;
  /** Removes every copy. */
  remove(): void;
}

export class DropRefused extends Error {
  readonly reason: 'too-large' | 'busy' | 'unknown-drop' | 'exists';
  constructor(reason: DropRefused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Characters of a name, of up to four bytes each, that every file system has room for with the ending. */
const LONGEST_NAME = 50;
/** What a program that ended without removing them left behind goes after a day. */
const LEFT_BEHIND_MS = 86_400_000;

/**
 * Keeps dropped files under a folder, made when the first one comes.
 *
 * @param most bytes that one drop may hold, all its files together
 */
export function keepDroppedFiles(folder: string, most = LARGEST_DROP_BYTES): DroppedFiles {
  removeLeftBehind(folder);
  let current: { drop: string; path: string; bytes: number } | null = null;
  let busy = false;

  const startDrop = () => {
    if (current) rmSync(current.path, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = mkdtempSync(join(folder, 'drop-'));
    current = { drop: basename(path), path, bytes: 0 };
    return current;
  };

  return {
    async take(content, name, drop) {
      if (busy) throw new DropRefused('busy');
      if (drop !== null && drop !== current?.drop) throw new DropRefused('unknown-drop');
      const into = drop === null || !current ? startDrop() : current;
      const path = join(into.path, safeName(name));
      if (existsSync(path)) throw new DropRefused('exists');
      busy = true;
      const before = into.bytes;
      try {
        const bounded = new Transform({
          transform(chunk: Buffer, _, done) {
            into.bytes += chunk.length;
            done(into.bytes > most ? new DropRefused('too-large') : null, chunk);
          },
        });
        await pipeline(content, bounded, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return { drop: into.drop, path };
      } catch (error) {
        rmSync(path, { force: true });
        into.bytes = before;
        throw error;
      } finally {
        busy = false;
      }
    },
    remove() {
      if (current) rmSync(current.path, { recursive: true, force: true });
      current = null;
    },
  };
}

/** A name that every file system takes and that leads nowhere else, with the ending it had. */
function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[a-z0-9]{1,10}$/i.exec(plain)?.[0] ?? '';
  const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, LONGEST_NAME).join('');
  // Names of devices on Windows, whatever their ending.
  const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem.split('.')[0]!);
  return `${device ? '_' : ''}${stem || 'file'}${ending}`;
}

function removeLeftBehind(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > LEFT_BEHIND_MS) rmSync(path, { recursive: true, force: true });
  }
}
