import type { importErrors as zh } from '../../zh/errors/import.ts';

export const importErrors: typeof zh = {
  'import.under-way':
    'Many rows are being written, or the document is being saved as another. Wait until that is done, or cancel it, and try again.',
  'import.missing': 'The file is not there; it may have been moved or deleted. Please choose it again.',
  'import.empty-file': 'The file "{name}" is empty.',
  'import.too-large': 'The file "{name}" is larger than 4 GB. Split it or cut it to the county first.',
  'import.unsupported':
    'The format of "{name}" is not supported. GeoPackage, Shapefile (zipped too), KML/KMZ, GeoJSON, GML, DXF, FlatGeobuf, FileGDB (zipped), OSM PBF, MapInfo, CSV and XLSX, and heights in GeoTIFF, ASC, HGT and IMG can be imported.',
  'import.bad-zip':
    'The archive "{name}" is damaged, cut off or encrypted ({reason}). Fetch it again or zip it again.',
  'import.zip-too-large': 'The archive "{name}" unpacks to too much or too many files and was refused.',
  'import.zip-without-data': 'There is no map data in the archive "{name}".',
  'import.parts-missing':
    'Parts of "{name}" are missing: {parts}. Put the files of the same name into one folder, or zip them together.',
  'import.xml-entities': '"{name}" declares XML entities, as malicious files do, and was not read.',
  'import.unreadable':
    '"{name}" cannot be read: {reason}. It may be damaged, or not be what its ending says.',
  'import.no-layers': 'There is no layer or table in "{name}".',
  'import.no-coordinates':
    'There are no coordinate columns in the table "{name}": no longitude, latitude or WKT, nor a column that reads as coordinates. Add them, or say under "Fields" which they are.',
  'import.folder-without-data': 'There is no map data in the folder "{name}".',
  'import.raster-beside':
    '“{name}” is a raster and was left out: heights and pictures are imported by themselves, not along with features.',
  'import.save-as-dxf':
    '"{name}" cannot be read directly. Save it as DXF (AutoCAD 2007 or later) in your CAD program and import that.',
  'import.save-as-zip':
    '"{name}" is packed in a way that cannot be read. Unpack it and pack it again as a zip, or import the unpacked folder.',
  'import.save-as-xlsx':
    '"{name}" cannot be read directly. Save it as xlsx or CSV in Excel or WPS and import that.',
  'import.save-as-shp':
    '"{name}" cannot be read directly. Export it as a Shapefile or a file geodatabase (.gdb, packed as a zip) and import that.',
  'import.unit-needed':
    'Nothing says which unit the column "{column}" of layer "{name}" is in (mu, hectares, square metres, …). Choose it and import again.',
  'import.no-such-layer': 'There is no layer named "{name}" in the file.',
  'import.too-many-features':
    'The file has {n} features, more than the limit of 5 million. Cut it to the county first.',
  'import.crs-unclear':
    'Layer "{name}" does not say its coordinate system, and several put it in the county, in places kilometres apart: {candidates}. Please choose the right one.',
  'import.crs-needed':
    'Layer "{name}" does not say its coordinate system, and none puts it in the county. Please choose it.',
  'import.nothing':
    'None of the {n} features read can be imported ({reasons}). Nothing was changed; check the coordinate system and what the layer becomes.',
  'import.endless':
    'The file was read for {seconds} s without an end: a view or table in it computes for ever, or it is damaged. Nothing was changed; export the layer as a plain table (GeoPackage or GeoJSON) and import that.',
  'import.reader-failed':
    'The reader ended unexpectedly ({reason}). Nothing was changed; the file may be damaged or too large.',
};
