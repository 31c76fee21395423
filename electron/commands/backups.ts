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
  /** Copies are made one after the other; null where none is. */
  let underWay: Promise<void> | null = null;
  /** The open document of which a copy is being made or waits to be. */
  let copied: Document | null = null;

  const to = (path: string, reason: BackupReason) => ({ folder: backupFolder(root, path), reason, pinned });

  /** Takes a copy beside other work; one that fails is noted. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const before = underWay ?? Promise.resolve();
    const mine = before
      .then(work)
      .catch((error: unknown) => session.log.error('backup', error))
      .finally(() => {
        if (underWay === mine) underWay = null;
      });
    underWay = mine;
    return mine;
  };

  const begin = (document: Document, reason: BackupReason): Promise<void> => {
    lastMs = performance.now();
    edited = false;
    copied = document;
    const check = (path: string) => runBulk(path, { type: 'check' });
    return inTurn(async () => {
      if (!document.db.open) return;
      try {
        await backUpOpen(document, to(document.path, reason), check);
      } catch (error) {
        // A document that closes takes its half-made backup with it; another is made of the closed file.
        if (!document.db.open) return;
        if (session.document === document) edited = true;
        throw error;
      } finally {
        if (copied === document) copied = null;
      }
    });
  };

  const copy = (path: string, target: string) => runBulk(path, { type: 'copy', target, kind: 'exact' });

  return {
    of(path) {
      const made = listBackups(backupFolder(root, path));
      return existsSync(dirname(path)) ? [...made, ...listBeforeMigration(path)] : made;
    },
    pin: ({ file }) => void pinned.add(file),
    opened(document) {
      if (!active || document.readOnly) return;
      edited = false;
      void inTurn(async () => {
        const folder = backupFolder(root, document.path);
        if (document.db.open && !isBackedUp(document.path, folder)) void begin(document, 'work');
      });
    },
    edited(document) {
      edited = true;
      if (active && !underWay && performance.now() - lastMs > EVERY_MS) void begin(document, 'work');
    },
    async ahead(document, reason) {
      if (!active || document.readOnly || !document.inPlace()) return;
      await underWay;
      if (edited && document.db.open) await begin(document, reason);
    },
    close(document) {
      const due = active && !document.readOnly && (edited || copied === document);
      edited = false;
      if (due && !document.inPlace()) {
        try {
          backUpDisplaced(document, to(document.path, 'work'));
        } catch (error) {
          session.log.error('backup', error);
        }
        document.close();
        return;
      }
      document.close();
      if (due) void inTurn(() => backUpClosed(document.path, to(document.path, 'work'), copy));
    },
    settled: async () => {
      while (underWay) await underWay;
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
