import type { documentErrors as zh } from '../../zh/errors/document.ts';

export const documentErrors: typeof zh = {
  'document.missing': 'The document is not there; it may have been moved or deleted.',
  'document.not-a-project': '"{name}" is not a plan document (GeoPackage) of this program.',
  'document.damaged': 'The document is damaged ({reason}). Restore it from a backup.',
  'document.cannot-open': 'The document cannot be opened: {reason}',
  'document.cannot-create':
    'The document cannot be created here: {reason}. Check the folder’s permissions and the free disk space.',
  'document.read-only': 'The document is open read-only. Save a copy to edit it.',
  'document.disk-full':
    'The disk is full: this was not saved, what was saved before is safe. Free some space and try again.',
  'document.keeps-changing':
    'The document kept changing while it was worked out, so that the figures would not agree. Wait until estimates are done or other programs have saved, then try again.',
  'document.busy':
    'Another program (such as QGIS) is writing to the document: this was not saved. Let it finish or close it, then try again.',
  'document.cannot-write':
    'The document cannot be written ({reason}): this was not saved. Check the disk, network and permissions, or save a copy.',
  'document.in-use':
    'The document is open in another window or on another computer, so it can only be viewed here. Close it there and open it again, or save a copy.',
  'document.newer-version':
    'A newer version of the program made this document, so it can only be viewed. Upgrade the program to edit it.',
  'document.moved':
    'The document’s file was moved, deleted or replaced by another program: this was not saved. Use “Save a copy” to keep what you have.',
  'document.foreign-rule':
    'A rule in the document, perhaps added by another program, does not allow this ({reason}): it was not saved. Remove the rule in QGIS and try again.',
  'document.bad-values':
    'The document holds a value that cannot be understood ({reason}): this was not saved. Restore a backup, or correct it in QGIS.',
  'document.foreign-schema':
    'The document’s "{what}" is not as this program makes it; another program may have changed it, so it was not opened. Restore a backup, or undo the change in QGIS.',
  'document.default-dropped':
    'The column “{column}” of “{layer}” has an expression of another program as its default. It is not run and was taken off: new features are empty there, what the column holds stays.',
  'document.bad-sibling':
    'Beside the document lies "{name}", which is no file of its database, so it was not opened. Move it away and try again.',
  'document.bad-contents':
    'The document’s "{what}" cannot be understood; a newer version may have written it, or it is damaged.',
  'backup.none': 'There is no backup of this document.',
  'backup.unknown': 'There is no backup numbered {id}.',
  'document.bad-geometry': 'The document holds a shape that cannot be read.',
  'document.bad-journal': 'The undo history in this document is not valid and was refused.',
  'merge.not-a-copy':
    'This file was not made by “Write a copy for the field”, so that its edits cannot be told apart. Choose a copy that came back.',
  'merge.other-document':
    'This copy was taken from another plan document. Open the document it was taken from first.',
  'merge.newer':
    'This copy was saved by a newer version of the program. Update the program on this computer, then merge.',
  'row.not-fitting':
    'A field that must be filled is empty, or holds a value this program does not know. Correct it in the file it came from and try again.',
  'row.self-crossing': 'The outline crosses itself. Correct it in the file it came from and try again.',
  'row.id-taken':
    'Another feature of this layer has the number {id}. Give it another one in the file it came from and try again.',
  'row.second-boundary': 'The county boundary can have one shape only. Keep one of them.',
  'results.changed':
    'The document changed while its results were being written; nothing was written. Export them again.',
};
