import type { safety as zh } from '../zh/safety.ts';

export const safety: typeof zh = {
  saveCopy: 'Save a copy…',
  saveCopyName: '{{name}} copy',
  backups: 'Backups…',
  backupsTitle: 'Backups',
  backupsHelp:
    'Every 5 minutes of editing, on closing, and before large changes and restores, a checked copy is made in the settings folder on this computer. Kept are the newest 2, one for each of the last 6 hours and 7 days with any, and 5 of those before large changes and restores. Copies from before the program upgraded the document lie beside it.',
  backupBefore: {
    bulk: 'Before a large change',
    restore: 'Before a restore',
    migration: 'Before an upgrade',
  },
  backupsNone: 'There is no backup of this document yet.',
  newest: 'Newest',
  restore: 'Restore',
  restoreQuestion: 'Replace the document by the backup of {{at}}? The present file is kept beside it.',
  restored: 'Restored from the backup; the replaced file is kept as {{kept}}',
  damagedTitle: 'The document is damaged',
  damagedText:
    'This document cannot be read completely. It can be restored from a backup below; the damaged file is kept beside it.',
  readOnly: {
    'newer-version':
      'A newer version of the program made this document, so it can only be viewed. Upgrade the program to edit it.',
    'in-use':
      'This document is open in another window or on another computer, so it can only be viewed here. Close it there and open it again, or save a copy and edit that.',
    'not-writable':
      'This document or its folder may not be written, so it can only be viewed. Save a copy and edit that.',
  },
  crashTitle: 'Something went wrong in the window',
  crashText:
    'This is a bug in the program. Every edit you made is saved and safe. Try again first; if it fails again, reopen the newest backup.',
  copyDetails: 'Copy details',
  reopenBackup: 'Reopen from the last backup',
  reopenBackupAt: 'Backup of {{at}}',
  details: 'Details of the error',
};
