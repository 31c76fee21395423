import type { errors as zh } from '../zh/errors.ts';

export const errors: Record<keyof typeof zh, string> = {
  internal:
    'The program failed: {reason}. What was saved is safe; please copy the details and send them to the maintainers.',
  'input.invalid': 'Invalid input ({field}): {reason}',
  'command.unknown': 'There is no command named "{name}". Run "commands" to list them all.',
  'path.not-granted': 'Only files picked in a file dialog can be used. Please choose the file again.',
  'settings.no-home':
    'Your own folder cannot be found. Set the environment variable PLANNER_HOME to a folder that you can write to, and start again.',
  'settings.cannot-write':
    'The settings folder cannot be written ({reason}). Check its permissions, or set the environment variable PLANNER_HOME to a folder that you can write to.',
  'scratch.cannot-make':
    'No temporary folder can be made ({reason}). Check the free disk space and the environment variable TMPDIR (TEMP on Windows).',
  'scratch.full':
    'The folder for temporary files is full; nothing was changed. Make room there, or set the environment variable TMPDIR (TEMP on Windows) to a folder with more.',
  'browser.cannot-start':
    'The browser does not start: {reason}. Close other windows of this program and try again, or name another browser in CHROME_PATH.',
  'project.none-open': 'No plan document is open. Create or open one first.',
  'project.exists': 'The file {name} already exists. Choose another name, or open it.',
  'county.unknown': 'There is no county with code {code}. Search by name, pinyin or six-digit code.',
  'county.data-missing': 'The county boundaries are missing. Run npm start or npm test to make them again.',
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
  'thread.ended':
    'Work in the background ended unexpectedly ({reason}): this was not finished, what was saved is safe. Try again.',
  'portfolio.solver-failed':
    'The solver could not finish ({reason}). Choose among fewer sites or loosen the limits, and try again.',
  'portfolio.no-sites':
    'There is no site to choose from. Add sites first, or see whether the land rules leave any.',
  'portfolio.all-excluded': 'Every site is excluded, so there is none to choose from. Leave at least one in.',
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
  'agrivoltaic.not-land':
    "'{name}' is not an agrivoltaic site. Choose one, or change the kind of this site first.",
  'plan.no-sum':
    '“{name}” is not a plan written by this program, or its checksum was taken out. Choose a PDF or Word document that it wrote, or the .figures.json beside one.',
  'plan.bad-logo': 'This image cannot stand on the cover ({reason}). Choose a PNG or JPEG of at most 4 MiB.',
  'site.unknown': 'There is no site number {id}; it may have been deleted.',
  'overlap.none': '“{a}” and “{b}” do not overlap: choose two sites of one of the pairs that are listed.',
  'overlap.no-reason': 'Say why both sites stay on the same ground, in at least ten characters.',
  'overlap.nothing-left': 'Nothing of “{name}” would be left: leave it out instead.',
  'shape.not-split': 'This line does not divide “{name}”: draw it from outside one edge to outside another.',
  'shape.kinds-differ':
    '“{a}” and “{b}” are not sites of one kind and cannot be merged. Select two or more of one kind.',
  'sketch.unknown': 'This sketch is no more: it was dropped, or has become a site.',
  'feature.unknown': 'There is no feature {id}; it may have been deleted.',
  'feature.wrong-form':
    'This layer does not take such a shape: roads are lines; buildings, farmland and exclusions areas; others points or areas.',
  'feature.outside-county': 'The shape lies wholly outside {county}. Draw within the border.',
  'feature.unknown-class': 'There is no class of buildings “{name}”. Choose one from the list.',
  'site.too-small': 'The area drawn is {areaM2} m², too small for any module. Please draw it again.',
  'site.self-crossing': 'The outline crosses itself. Move its corners so that no two edges cross.',
  'site.outside-county': 'The area drawn lies wholly outside {county}. Draw inside the county boundary.',
  'rules.not-broken': 'The site does not break the rule "{rule}", so there is nothing to override.',
  'rules.no-override': 'The site has no override of the rule "{rule}".',
  'equipment.unknown':
    'The library has no equipment named “{name}”. Choose a module or an inverter from the list.',
  'template.unknown': 'This template is not there; it may have been deleted.',
  'template.name-taken': 'There is already a template named “{name}”. Choose another name.',
  'template.not-own': 'Templates that come with the program can be neither renamed nor deleted.',
  'photo.unknown': 'This photo is not there; it may have been deleted.',
  'photo.not-jpeg': 'This is no JPEG picture that can be read. Nothing was kept.',
  'photo.too-large':
    'The picture is too large: its longer side may measure {longestPx} pixels at most. Nothing was kept.',
  'photo.too-many': 'A site keeps {most} photos at most. Delete some first.',
  'scenario.unknown': 'There is no scenario number {id}.',
  'scenario.name-taken': 'There is already a scenario named "{name}". Choose another name.',
  'scenario.last': 'At least one scenario must remain, so the last one cannot be deleted.',
  'feeder.unknown': 'There is no feeder number {id}; it may have been deleted.',
  'feeder.outside-county': 'The feeder lies outside {county}. Draw it inside the county boundary.',
  'feeder.no-conductor': 'There is no conductor called “{name}”.',
  'feeder.no-station': 'There is no substation number {id}.',
  'grid.no-rating':
    'The rating of the transformer is {value} MVA; it must be above zero. Type the rating on its plate.',
  'grid.negative': '“{field}” is {value} and cannot be negative. Correct it and try again.',
  'grid.not-positive':
    '“{field}” is {value} and must be above zero. Correct it, or leave it empty if it is not known.',
  'grid.too-small': '“{field}” is {value}; it must be {least} at least. Correct it and try again.',
  'grid.too-large': '“{field}” is {value}; it may be {most} at most. Check its unit and correct it.',
  'grid.too-few': '“{field}” has too few entries: {least} at least are needed.',
  'grid.not-number': '“{field}” is no number: {value}. Type a number, without its unit.',
  'grid.not-whole': '“{field}” is {value}; it must be a whole number.',
  'grid.missing': '“{field}” is missing. Fill it in and try again.',
  'grid.empty': '“{field}” is empty. Fill it in and try again.',
  'grid.not-one-of': '“{field}” cannot be “{value}”. It may be: {choices}.',
  'grid.share': '“{field}” is {value}; it must be above 0 and at most 1. Correct it and try again.',
  'grid.operation-count':
    'The mode “{operation}” does not fit {count} transformers: “single” is one, “parallel” is two or more.',
  'grid.storage-order':
    'Planned storage has a lower bound of {least} MW above its upper bound of {most} MW. Give lower, then upper.',
  'grid.no-voltage': '“{field}” is {value}; a voltage must be above zero.',
  'grid.loop':
    'The network has a loop: the section {from}–{to} gives node {node} a second path. Open one section; the load flow is of radial networks.',
  'grid.no-path': 'Nothing connects node {node} to the bus (node 0). Add the section that is missing.',
  'grid.unknown-node':
    'Power is injected at node {node}, which no section reaches. Correct the number of the node.',
  'grid.no-solution':
    'The load flow has no solution: the lines cannot carry these powers. Lower the power, shorten the lines or take thicker ones.',
  'grid.no-object':
    'There is no object “{id}” of the grid, or it is the county. Take the id of a substation, a feeder or a transformer from grid.openCapacity.',
  'grid.works-not-there':
    '“{measure}” cannot be done at “{name}”, or says too little. Take the parts that grid.openZone gives for this object.',
  'transformer.unknown': 'There is no transformer number {id}; it may have been deleted.',
  'transformer.no-rating': '“{name}” has no rating. Give the rating of each transformer (kVA).',
  'transformer.negative-load': 'The highest load of “{name}” is {value} and cannot be negative. Correct it.',
  'transformer.outside-county': '“{name}” lies outside {county}. Check its longitude and latitude (WGS84).',
  'transformer.two-parents':
    'The feeder of “{name}” does not lead from the substation that is named. Name only one of both.',
  'transformer.low-feeder':
    '“{name}” cannot hang on a low-voltage line: that leads from the transformer to roofs. Name a feeder of 1 kV or more.',
  'transformer.no-households':
    'No village says how many households it has, so no typical transformers can be made. Fill in the households of the villages first.',
  'facts.no-column':
    'The table has no column “item” or “value”. Give one figure in each row: item, value, unit, year, source.',
  'existing.unknown': 'There is no existing PV number {id}; it may have been deleted.',
  'existing.no-capacity': '“{name}” has no capacity. Give that of its inverters or of its modules (kWp).',
  'existing.outside-county': '“{name}” lies outside {county}. Check its longitude and latitude (WGS84).',
  'existing.no-column':
    'The table has no column for “{column}”. It needs longitude, latitude, state, and the capacity AC or DC.',
  'existing.bad-row':
    '“{field}” of this row cannot be read: {value}. Correct it and import again; nothing was imported.',
  'station.unknown': 'There is no substation number {id}; it may have been deleted.',
  'station.no-parent':
    'Substation {id} is not of a higher voltage level, so it cannot feed this one. Choose one of a higher level, or leave it empty for the nearest.',
  'station.outside-county': 'The substation lies outside {county}. Place it inside the county boundary.',
  'assumptions.no-columns':
    'A file of assumptions has the columns key and value (or is JSON). Export one to see how it should look.',
  'assumptions.unknown': 'There is no assumption “{key}”. Check the column key, or delete the row.',
  'assumptions.bad-value':
    'The assumption “{key}” cannot be “{value}”. Enter a value within its limits (percents as fractions, such as 0.08) and import again; nothing was changed.',
  'rules.no-columns': 'The file of rules lacks columns: {columns}. Export one to see how it should look.',
  'rules.bad-row':
    'Line {line} of the file of rules is wrong ({fields}): each rule needs id, kind, region, first day, document, status (verified, second-hand, draft, judgement) and source, dates as 2026-11-29.',
  'rules.too-many': 'The file of rules has more than {n} rows: split it.',
  'rules.bad-region':
    'No county lies in “{region}”: give 全国, a province such as 河南, or one of the grids 冀北, 冀南, 蒙东, 蒙西.',
  'rules.bad-kind': 'The rule {id} is of the kind “{expected}”, not “{given}”.',
  'rules.bad-unit': 'The rule {id} is in “{expected}”, not “{given}”: convert the figure and give that unit.',
  'rules.bad-figure':
    '“{given}” is no figure for the rule {id}: {expected} is needed, or nothing where it is not known.',
  'rules.bad-hours':
    'These hours cannot be read: {given}. Write each as “peak 8-12 ×1.6 (7 8)”: band, hours of the Beijing clock, ratio to the flat price, months; parted by semicolons, with “rest flat” where other hours are flat.',
  'rules.overlap':
    'Of your own rule {id} ({region}), two rows hold on {date}, or one ends before it begins. Change their dates.',
  'rules.none-here':
    'The program has no rules and prices of {region}, and those of the mainland do not hold there. Enter local ones as your own rules (region “{region}”).',
  'group.unknown': 'There is no group {id}: group.list shows those there are.',
  'group.taken':
    'Some of these sites or users are in “{name}” already: each may be in one group only; take them out of it first.',
  'group.no-load': '“{name}” has no users that take energy: add them to the group and give their yearly use.',
  'group.not-estimated': 'The site “{name}” is not estimated yet: try again when it is.',
  'group.no-limits':
    'The rule pack has no ratios of direct green power in force on {date}: ask the authority and add them.',
  'consumer.unknown': 'There is no consumer number {id}; it may have been deleted.',
  'consumer.outside-county': 'The consumer lies outside {county}. Place it inside the county boundary.',
  'community.unknown': 'There is no sharing community number {id}.',
  'load.bad-length':
    'The load file has {rows} rows. It needs a year by the hour (8760) or quarter-hour (35040), from 1 January 00:00.',
  'load.which-column': 'Several columns could be the load: {columns}. Say which one is.',
  'load.no-column': 'There is no column of load. Columns of the file: {columns}.',
  'load.times': 'The time of data row {row} cannot be read.',
  'load.readings':
    'Column "{column}" never falls: these are what a meter shows, not a load. Give the differences between the readings, kWh.',
  'load.gap': 'The hour {time} has {n} values instead of {expected}: times are missing or repeated.',
  'load.unclear-number':
    '“{value}” may have decimals or a thousands mark, and no cell of the column says which. Use a decimal point, or leave thousands marks out.',
  'load.bad-value': 'The load of this row is no number of nil or more: {value}',
  'priceYear.bad-length':
    'The price file has {rows} rows. It needs a whole year by the hour (8760, or 8784 of a leap year), half-hour or quarter-hour.',
  'priceYear.bad-value': 'The price of this row is no number: {value}. Mend the row and import again.',
  'priceYear.out-of-range':
    'The price of this row, {value}, would be {yuan} yuan/kWh: beyond {least} to {most}. Mend the row, or check whether the file is in yuan/kWh or yuan/MWh.',
  'priceYear.which-column': 'Several columns could be the price: {columns}. Say which one is.',
  'priceYear.no-column': 'There is no column of prices. Columns of the file: {columns}.',
  'priceYear.unit':
    'The unit of the prices is not clear: write yuan/kWh or yuan/MWh into the heading of the column, or choose it.',
  'portfolio.cannot-require':
    '"{name}" cannot be required: it is excluded, not estimated, or breaks a land rule.',
  'yield.tracker-on-roof':
    'A single-axis tracker cannot lie in the plane of a roof. Choose a fixed mount, or a rack as mounting.',
  'yield.tracker-two-faces':
    'Modules of a tracker turn with its axis; half of them cannot face the other way. Take fixed mounts, or leave two faces out.',
  'yield.rear-needs-rows':
    'Without rows the light on the rear of modules is not known. Give gcr and set rowShading, or set bifaciality to 0.',
  'weather.unknown': 'There is no weather year number {id}.',
  'weather.in-use': 'Scenario "{name}" uses this weather year. Choose other weather for it first.',
  'estimate.pending': 'The yield of this site is still being computed; please wait a moment.',
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
  'price.no-time-of-use':
    'No time-of-use notice of {region} is known for {date}. Ask the grid company and give the price yourself.',
  'price.hours-unknown':
    '{document} holds in {region}, but its hours in month {month} are not known. Ask the grid company and give the price yourself.',
  'price.factor-unknown':
    'The hours of {document} in {region} are known, but not what peak and valley cost in month {month}. Ask the grid company and give the price yourself.',
  'price.no-energy': 'No hour uses any energy. Give the energy of 8760 hours, UTC, in kWh.',
  'roof.no-buildings': 'The document has no buildings with an outline. Import building outlines first.',
  'roof.unknown-building': 'There is no building {id} in the document. Take ids from the layer of buildings.',
  'roof.not-surveyed': 'The roof of building {id} has not been surveyed. Run roof.survey first.',
  'roof.no-surface':
    'The document holds no surface model. Bring one in with roof.surface, or survey from heights.',
  'roof.under-way': 'A survey of roofs is under way. Wait for it or stop it first.',
  'roof.surface-coarse':
    'The cells of “{name}” measure {metres} m; roofs need {most} m or finer. Bring it in as terrain, or choose a finer surface model.',
  'roof.surface-large':
    '“{name}” would take {millions} million cells of this county; {most} million can be held. Cut it to the built-up area, or save it in coarser cells.',
  'roofs.bad-expression':
    "The condition makes no sense at character {at}: {text}. Example: floors <= 3 AND roof = 'flat'",
  'roofs.none':
    'There is no building to make a site of ({taken} that fit already have one, of {unusable} a survey leaves too little). Loosen the conditions.',
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
  'province.nothing-there':
    'There are no plan documents (.gpkg) and no exported results in "{name}". Choose the folder they are in.',
  'province.not-a-source': '"{name}" is neither a plan document (.gpkg) nor a folder of results.',
  'province.missing': 'There is no "{name}". It may have been moved or deleted.',
  'province.unreadable':
    'The results cannot be read: {reason}. Export them again from the county’s document.',
  'province.not-results':
    'This folder does not hold the results of one county. Export them again from the county’s document.',
  'province.part-missing':
    '"{name}" is missing from the results. Export them again from the county’s document.',
  'province.part-broken':
    '"{name}" is cut off or no Parquet file. Export the results again from the county’s document.',
  'province.other-county':
    'The folder is named for county {named} and holds the results of {county}. Rename it, or export them again.',
  'province.does-not-add-up':
    'The results do not add up: {figure} of the county is {county}, its parts come to {parts}. Export them again from the county’s document.',
  'province.twice': '{county} is counted from "{from}" already; this one is left out. Keep only one of them.',
  'province.unfinished':
    'The county is not finished: its work was cut off, and what results there are may be of earlier inputs. Run province.plan again.',
  'province.not-in-table': 'The table has no county {county}. Add a line for it, or ask for others.',
  'province.table':
    '"{name}" is no table of counties: a CSV file with a column county is needed. Choose another file, or add the column.',
  'province.column':
    'The column "{column}" is not known, or is there twice. There may be {columns}, each once. Correct the headings and run again.',
  'province.cell': 'The column {column} does not take "{value}" in this line. Correct it and run again.',
  'province.json': 'Not valid JSON: {reason}. Correct it and run again.',
  'province.county-twice': '{county} is in the table twice; the later line was left out. Keep only one.',
  'province.ambiguous': '"{county}" is the name of several counties. Write the six-digit code.',
  'province.rule-pack':
    'The county asks for rule pack {wanted}; this program has {own}. Use the version of the program that has it, or change the table.',
  'province.no-layer':
    '"{name}" has no layer that can be imported: no coordinates, or not in the county. Check the file and its coordinate system.',
  'province.no-set':
    'The limits contradict each other ({conflict}); there is no set. Loosen one and run again.',
  'province.check':
    'Figures that stand in several places differ: {quantities}. Please send the document to the maintainers.',
  'province.busy': 'Another program has the county’s document open. Close it there and run again.',
  'results.changed':
    'The document changed while its results were being written; nothing was written. Export them again.',
  'job.cancelled': 'Cancelled; nothing was changed.',
  'browser.missing': 'No browser engine was found. Install Chrome, Edge or Chromium, or set CHROME_PATH.',
};
