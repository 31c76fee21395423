/** Why a backup was made: in the course of work, or before something that changes much at once. */
export type BackupReason = 'work' | 'bulk' | 'restore' | 'migration';

const KEPT_NEWEST = 2;
/** Of each of the last hours that had any, and of each of the last days, the newest is kept. */
const KEPT_HOURS = 6;
const KEPT_DAYS = 7;
/** Newest of those made before something that changes much at once. */
const KEPT_BEFORE = 5;

/** More backups of a document than this are never kept. */
export const MOST_KEPT = KEPT_NEWEST + KEPT_HOURS + KEPT_DAYS + KEPT_BEFORE;

/**
 * The backups that need not be kept, so that those that stay lie apart in time.
 * @param backups newest first; `at` in ISO 8601
 */
export function surplus<T extends { at: string; reason: BackupReason }>(backups: readonly T[]): T[] {
  const ofHour = newestOfEach(backups, ({ at }) => at.slice(0, 13), KEPT_HOURS);
  const ofDay = newestOfEach(backups, ({ at }) => at.slice(0, 10), KEPT_DAYS);
  const before = new Set(backups.filter(({ reason }) => reason !== 'work').slice(0, KEPT_BEFORE));
  return backups.filter(
    (backup, index) =>
      index >= KEPT_NEWEST && !ofHour.has(backup) && !ofDay.has(backup) && !before.has(backup),
  );
}

function newestOfEach<T>(backups: readonly T[], span: (backup: T) => string, most: number): Set<T> {
  const newest = new Map<string, T>();
  for (const backup of backups) {
    if (newest.size < most && !newest.has(span(backup))) newest.set(span(backup), backup);
  }
  return new Set(newest.values());
}
