import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandOutput, CommandParsed } from '../../shared/contract.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Backups, Session } from '../session/session.ts';
import type { BackupReason } from '../store/backup-rotation.ts';
import {
  type Backup,
  backUpClosed,
  backUpDisplaced,
  backUpOpen,
  backupFolder,
  isBackedUp,
  listBackups,
  listBeforeMigration,
} from '../store/backups.ts';
import type { Document } from '../store/document.ts';
import { runBulk } from '../workers/bulk.ts';

/** Edits go into a backup at the latest after this long of further editing. */
const EVERY_MS = 5 * 60_000;

/**
 * Keeps copies of every document that is worked on, in the settings folder, where losing the document's own
 * folder does not lose them. A backup that fails is noted in the log and tried again later: it must never stop
 * the planner. The command line makes none, since it opens and closes with every command.
 */
export function createBackups(session: Session): Backups {
  const root = join(session.host.folders.settings, 'backups');
  const active = session.host.name !== 'command-line';
  const pinned = new Set<string>();
  let edited = false;
  let lastMs = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;

  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      session.log.error('backup', error);
    }
  };

  const to = (path: string, reason: BackupReason) => ({ folder: backupFolder(root, path), reason, pinned });

  const begin = (document: Document, reason: BackupReason): Promise<void> => {
    lastMs = performance.now();
    edited = false;
    const check = (path: string) => runBulk(path, { type: 'check' });
    underWay ??= backUpOpen(document, to(document.path, reason), check)
      .catch((error: unknown) => {
        edited = true;
        // A document that closes takes its half-made backup with it; another is made of the closed file.
        if (document.db.open) session.log.error('backup', error);
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };

  return {
    of(path) {
      const made = listBackups(backupFolder(root, path));
      return existsSync(dirname(path)) ? [...made, ...listBeforeMigration(path)] : made;
    },
    pin: ({ file }) => void pinned.add(file),
    opened(document) {
      if (!active || document.readOnly) return;
      edited = false;
      attempt(() => {
        if (!isBackedUp(document.path, backupFolder(root, document.path))) void begin(document, 'work');
      });
    },
    edited(document) {
      edited = true;
      if (active && !underWay && performance.now() - lastMs > EVERY_MS) void begin(document, 'work');
    },
    async beforeBulk(document) {
      if (!active || document.readOnly) return;
      await underWay;
      if (edited && document.db.open) await begin(document, 'bulk');
    },
    close(document, reason = 'work') {
      const due = active && !document.readOnly && (edited || underWay !== null);
      const inPlace = document.inPlace();
      if (due && !inPlace) attempt(() => backUpDisplaced(document, to(document.path, reason)));
      document.close();
      if (due && inPlace) attempt(() => backUpClosed(document.path, to(document.path, reason)));
      edited = false;
    },
    settled: async () => {
      await underWay;
    },
  };
}

/** @throws PlannerError `backup.none`, `backup.unknown` */
export function chooseBackup(
  { backups }: Session,
  { path, backup }: CommandParsed<'project.restore'>,
): Backup {
  const all = backups.of(path);
  if (all.length === 0) throw new PlannerError('backup.none', {}, { file: path });
  const chosen = backup === undefined ? all[0] : all.find(({ id }) => id === backup);
  if (!chosen) throw new PlannerError('backup.unknown', { id: backup ?? '' }, { field: 'backup' });
  return chosen;
}

export const describeBackups = (backups: Backup[]): CommandOutput<'project.backups'> => ({
  backups: backups.map(({ id, at, bytes, reason }) => ({ id, at, bytes, reason })),
});
