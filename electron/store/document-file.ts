import { closeSync, existsSync, openSync, readSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';

/** @throws PlannerError `document.missing`, `document.not-a-project` where a path does not lead to a SQLite database */
export function assertSqlite(path: string): void {
  if (!existsSync(path)) throw new PlannerError('document.missing', {}, { file: path });
  const magic = Buffer.alloc(16);
  if (statSync(path).isFile()) {
    const file = openSync(path, 'r');
    readSync(file, magic);
    closeSync(file);
  }
  if (magic.toString('latin1') !== 'SQLite format 3\0') {
    throw new PlannerError('document.not-a-project', { name: basename(path) }, { file: path });
  }
}

/** Where SQLite's header says that a database is written by way of a log, and how. */
const WRITE_VERSION = 18;

const BY_LOG = 2;

/** A document is left without a log only when it is closed, and then its header says so. */
export function lacksLog(path: string): boolean {
  if (existsSync(`${realpathSync(path)}-wal`)) return false;
  const version = Buffer.alloc(1);
  const file = openSync(path, 'r');
  readSync(file, version, 0, 1, WRITE_VERSION);
  closeSync(file);
  return version[0] === BY_LOG;
}

/** Documents up to this size are read through when opened; larger ones meanwhile, in a thread. */
export const READ_THROUGH_BYTES = 48 * 1024 * 1024;

/** Magic numbers by which Linux names file systems of other machines: NFS, SMB, CIFS, SMB2, AFS, 9P. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997]);

/** Whether a path lies on another machine, where SQLite's write-ahead log has no shared memory to rely on. */
export function onNetwork(path: string): boolean {
  if (process.platform === 'win32') return path.startsWith('\\\\');
  return process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(path).type);
}
