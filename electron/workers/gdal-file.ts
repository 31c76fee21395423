import { basename, join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { Encoding } from '../../shared/import.ts';
import type { Gdal } from '../formats/gdal/library.ts';
import { loadGdal } from '../formats/gdal/module.ts';
import { type StagedPart, stageParts } from '../formats/gdal/parts.ts';
import { readSource } from '../formats/gdal/source.ts';
import { settleDatabase } from './gdal-database.ts';
import { openWithGdal } from './gdal-part.ts';
import type { LayerReader, OpenPart } from './layer-reader.ts';
import { openKml, openTable } from './text-part.ts';

/** A layer of a file, under the name that is its alone. */
export interface FileLayer {
  name: string;
  part: OpenPart;
  reader: LayerReader;
}

/** A planner's file, opened. */
export interface OpenFile {
  name: string;
  bytes: number;
  /** Parts of an archive that could not be read, and why. */
  skipped: { name: string; reason: string }[];
  parts: OpenPart[];
  layers: FileLayer[];
  close(): void;
}

/**
 * Copies a file into the scratch folder and opens it there: every layer of every part.
 *
 * @param encoding for all of its text, or for the layers named
 * @param onRead called with the share of the file read so far
 * @throws PlannerError see {@link stageParts}, {@link settleDatabase} and `readSource`; `import.unreadable`, `import.no-layers`
 */
export async function openFile(
  path: string,
  scratch: string,
  encoding: Encoding,
  of: ReadonlyMap<string, Encoding> = new Map(),
  onRead: (share: number) => void = () => {},
): Promise<OpenFile> {
  const { parts: staged, leftOut } = stageParts(path, scratch);
  const name = basename(path);
  const bytes = staged.reduce((sum, part) => sum + part.bytes, 0);
  for (const part of staged) settleDatabase(join(scratch, part.path), part.inside || name);
  const gdal = await loadGdal();
  let read = 0;
  gdal.mount(scratch, (more) => {
    read += more;
    onRead(Math.min(1, read / Math.max(1, bytes)));
  });
  const skipped: OpenFile['skipped'] = [...leftOut];
  const opened: { staged: StagedPart; part: OpenPart }[] = [];
  for (const part of staged) {
    try {
      opened.push({ staged: part, part: openPart(gdal, part, scratch, encoding, name) });
    } catch (error) {
      if (!(error instanceof PlannerError) || staged.length === 1) throw error;
      skipped.push({ name: part.inside, reason: String(error.params.reason ?? error.code) });
    }
  }
  if (opened.length === 0) {
    const reason = skipped[leftOut.length]?.reason ?? '—';
    throw new PlannerError('import.unreadable', { name, reason }, { file: path });
  }
  let layers = named(opened);
  // Another encoding for some: their parts are opened again, which keeps names and places of layers.
  for (const each of opened) {
    const mine = layers.filter(({ part }) => part === each.part);
    const other = mine.map((layer) => of.get(layer.name)).find((chosen) => chosen && chosen !== 'auto');
    if (other === undefined || other === each.part.encoding) continue;
    each.part.close();
    each.part = openPart(gdal, each.staged, scratch, other, name);
  }
  layers = named(opened);
  if (layers.length === 0) throw new PlannerError('import.no-layers', { name }, { file: path });
  const parts = opened.map(({ part }) => part);
  const close = () => {
    for (const part of parts) part.close();
  };
  return { name, bytes, skipped, parts, layers, close };
}

function openPart(
  gdal: Gdal,
  staged: StagedPart,
  scratch: string,
  encoding: Encoding,
  name: string,
): OpenPart {
  const source = readSource(staged, scratch, encoding, staged.inside || name);
  if (source.reader === 'kml') return openKml(source, scratch);
  if (source.reader === 'table') return openTable(source, scratch);
  return openWithGdal(gdal, source, scratch);
}

/** All layers; one whose name another part has too is named after its part as well. */
function named(opened: readonly { staged: StagedPart; part: OpenPart }[]): FileLayer[] {
  const all = opened.flatMap(({ staged, part }) => part.layers.map((reader) => ({ staged, part, reader })));
  const counts = new Map<string, number>();
  for (const { reader } of all) counts.set(reader.name, (counts.get(reader.name) ?? 0) + 1);
  const taken = new Set<string>();
  return all.map(({ staged, part, reader }) => {
    const alone = counts.get(reader.name) === 1 || staged.inside === '';
    const base = alone ? reader.name : `${staged.inside}/${reader.name}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} ${n}`;
    taken.add(name);
    return { name, part, reader };
  });
}
