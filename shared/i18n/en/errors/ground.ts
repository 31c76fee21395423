import type { groundErrors as zh } from '../../zh/errors/ground.ts';

export const groundErrors: typeof zh = {
  'terrain.bands':
    '“{name}” has {n} bands. Heights come in a single band; choose an elevation file (DEM), not a picture.',
  'terrain.codec':
    '“{name}” is compressed with {codec}, which cannot be read. Save it as a GeoTIFF with LZW or Deflate in QGIS or GDAL.',
  'terrain.not-heights':
    '“{name}” holds colours or complex numbers, not heights of the ground. Choose an elevation file (DEM).',
  'terrain.no-place':
    '“{name}” does not say where it lies. Use a georeferenced file, or put its .tfw file beside it.',
  'terrain.shifted-crs':
    'The heights in “{name}” cannot be read as GCJ-02 or BD-09: shifted systems have no regular grid. Use data in WGS84 or CGCS2000.',
  'terrain.outside':
    '“{name}” does not meet this county. Check its coordinate system, or choose a file that covers the county.',
  'terrain.empty': '“{name}” has no height anywhere in this county.',
  'terrain.implausible':
    'Most numbers in “{name}” ({lowest} to {highest} m) cannot be heights of the ground. Check the unit, or whether the file holds heights at all.',
  'basemap.missing': 'The basemap file "{name}" is gone: moved or deleted. Choose it again.',
  'basemap.unsupported': '"{name}" is neither an MBTiles nor a PMTiles (version 3) file.',
  'basemap.no-tiles':
    'The folder "{name}" holds no tiles as level/column/row (such as 12/3345/1622.png). Choose the folder in which the levels lie.',
  'basemap.vector-offset':
    '"{name}" has vector tiles, which cannot be shifted back from GCJ-02. Use raster tiles, or shift the data in a GIS first.',
  'basemap.none': 'No basemap has been chosen yet. Choose one first.',
  'basemap.online-no-window':
    'An online basemap has to be confirmed by the planner at the window; the command line cannot switch it on.',
  'basemap.online-address':
    'The address of the online basemap cannot be used: {reason}. Correct it and connect again.',
  'basemap.online-unreachable':
    '{host} cannot be reached ({reason}). Check the network and proxy, or switch the online basemap off and use a file.',
  'basemap.online-refused':
    '{host} refused the request ({status}). Check the key, its type and whether its list of allowed users has this computer, then connect again.',
  'basemap.online-busy':
    '{host} does not answer for now ({status}), most likely because today’s number of requests is used up. Try later, or use another key.',
  'basemap.online-moved':
    '{host} sends to another address ({status}), which is not followed. Enter the new address of the service.',
  'basemap.online-failed': '{host} failed ({status}). Check the layer, style and matrix set, or try later.',
  'basemap.online-no-picture':
    'What {host} answered is no picture. Check the address, the layer and the key.',
  'basemap.online-nothing': '{host} has no picture of this county. Check the address and the layer.',
  'basemap.no-index':
    'Nothing in the basemap file "{name}" leads to its tiles (no unique index of zoom_level, tile_column, tile_row): every tile would take minutes. Make the file again with tippecanoe, QGIS or GDAL, or as PMTiles.',
  'basemap.damaged': 'The basemap file "{name}" is damaged or cut off ({reason}). Fetch it again.',
};
