import type { fileErrors as zh } from '../../zh/errors/files.ts';

export const fileErrors: typeof zh = {
  'export.map-size':
    'At this scale the map is {widthCm} × {heightCm} cm; 6 to {most} cm can be drawn. Choose another scale, such as 1 : {fits}.',
  'export.map-pixels':
    'The longer side would have more than {most} pixels. Lower the resolution to {fits} dpi, or export a PDF.',
  'export.too-many-columns':
    'At most {most} sites can have columns of their own. Choose fewer sites, or leave the columns out.',
  'export.crs':
    '"{crs}" is no coordinate system that can be exported. Choose longitudes and latitudes or a Gauss–Krüger strip of WGS 84, CGCS2000, Xi’an 1980 or Beijing 1954.',
  'export.crs-fixed':
    'This format is always in WGS 84 and cannot be in {crs}. Use Shapefile, GeoJSON, CSV or DXF.',
  'export.failed': 'The export failed: {reason}',
  'file.is-open':
    '"{name}" is open in this program, or belongs to the open document, and cannot be overwritten. Choose another name.',
  'file.in-use':
    'Another program has "{name}" open; nothing was written. Close it there and try again, or choose another name.',
  'file.exists':
    'The file "{name}" already exists; nothing was written. Choose another name, or ask for it to be replaced (overwrite).',
  'file.is-document':
    '"{name}" is a document or database and can only be replaced by a GeoPackage. Choose another name.',
  'file.is-backup':
    'The program keeps its backups in this folder, and nothing else is written there. Choose another folder.',
  'file.is-folder': '"{name}" is a folder and cannot be written as a file. Choose another name.',
  'file.not-a-file': '"{name}" is not a regular file and cannot be written. Choose another name.',
  'file.not-plain':
    '"{name}" is no plain file (but a pipe, a device or the like) and was not read. Choose a file.',
  'file.cannot-read': '"{name}" cannot be read ({reason}). Check the file and its permissions.',
  'file.too-large':
    '"{name}" has more than {megabytes} MB and was not read. Check that it is the right file, or split it.',
  'file.broken-link':
    '"{name}" is a link to something that is not there and cannot be written. Choose another name.',
  'file.no-folder': 'There is no folder "{folder}". Make it first, or choose another place.',
  'file.no-permission':
    'You may not write "{name}" or its folder, or another program has it open. Close that program, check the permissions, or choose another place.',
  'file.disk-full':
    'The disk is full: "{name}" was not written, and what was there before is unchanged. Free some space and try again.',
  'file.cannot-write':
    '"{name}" cannot be written ({reason}); what was there before is unchanged. Choose another place and try again.',
  'file.wrong-ending':
    'The ending of the file name does not fit the format: it should be {endings}. Change the name or the format.',
  'folder.exists':
    'The folder "{name}" already exists; nothing was written. Choose another place, or ask for it to be replaced (overwrite).',
  'folder.not-ours':
    'The folder "{name}" holds files that are no results of this program and is not replaced. Choose another place, or move those files away first.',
  'folder.is-file': '"{name}" is a file, not a folder. Choose another name.',
};
