import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { PlannerError } from '../../../shared/errors.ts';
import type { Encoding } from '../../../shared/import.ts';
import { decodeAs, type TextEncoding, tellEncoding } from '../decode-text.ts';
import { dbfEncoding, keepLongNumbers } from '../import/dbf.ts';
import { isBinaryDxf, textOfBinaryDxf } from '../import/dxf-binary.ts';
import { dxfEncoding, plainDxf } from '../import/dxf-text.ts';
import { presentWorkbook } from '../import/old-workbook.ts';
import { endingOf } from './endings.ts';
import { keepLongIntegers, markLongNumbers, sayUtf8 } from './long-numbers.ts';
import { findSibling, type StagedPart } from './parts.ts';

/** A file of the planner's, or one part of an archive, where it may be read. */
export interface Source {
  /** Path under the scratch folder. */
  path: string;
  /** Its name in the archive or folder it came in; empty for a file by itself. */
  inside: string;
  /** What reads it: KML and tables of text are read without GDAL, which drops attributes and guesses headings. */
  reader: 'gdal' | 'kml' | 'table';
  openOptions: string[];
  /** GDAL's drivers that may take it; any where undefined. */
  drivers?: string[];
  /** Encoding its text is read in; null where the format fixes it. */
  encoding: string | null;
  encodingGuessed: boolean;
  /** Whether GDAL hands its texts on one byte a letter, to be decoded afterwards. */
  asBytes: boolean;
  bytes: number;
}

type Read = Omit<Source, 'path' | 'inside' | 'bytes'> & { path?: string };

/**
 * Settles how the text of a staged file is read and writes it down in UTF-8 where the reader needs that.
 *
 * @param scratch folder that holds `in/` with the staged files and takes what is rewritten
 * @param encoding what the planner chose; `auto` to find out
 * @throws PlannerError `import.xml-entities`, `import.parts-missing`, `import.unreadable`
 */
export function readSource(part: StagedPart, scratch: string, encoding: Encoding, name: string): Source {
  const full = join(scratch, part.path);
  const read = readerOf(full, scratch, part, encoding, name);
  const { size } = existsSync(full) ? statSync(full) : { size: part.bytes };
  return { ...read, path: read.path ?? part.path, inside: part.inside, bytes: size };
}

const FIXED: Read = {
  reader: 'gdal',
  openOptions: [],
  encoding: null,
  encodingGuessed: false,
  asBytes: false,
};

function readerOf(full: string, scratch: string, part: StagedPart, encoding: Encoding, name: string): Read {
  const ending = endingOf(full);
  switch (ending) {
    case 'shp':
      return shapefile(full, encoding, name);
    case 'tab':
    case 'mif':
      return mapInfo(full, scratch, part, encoding);
    case 'csv':
    case 'tsv':
    case 'txt': {
      const { path, used } = rewrite(full, scratch, part, encoding, tellEncoding);
      return { ...FIXED, reader: 'table', path, encoding: used.encoding, encodingGuessed: used.guessed };
    }
    case 'dxf': {
      const drawing = readFileSync(full);
      if (isBinaryDxf(drawing)) writeFileSync(full, textOfBinaryDxf(drawing, name));
      const { path, used } = rewrite(full, scratch, part, encoding, dxfEncoding, plainDxf);
      return { ...FIXED, path, encoding: used.encoding, encodingGuessed: used.guessed };
    }
    case 'kml':
    case 'gml':
    case 'gpx': {
      assertNoEntities(full, name);
      const change = ending === 'gpx' ? (text: string) => markLongNumbers(sayUtf8(text)) : sayUtf8;
      const { path, used } = rewrite(full, scratch, part, encoding, xmlEncoding, change);
      const told = { path, encoding: used.encoding, encodingGuessed: used.guessed };
      if (ending === 'gml') {
        for (const beside of ['xsd', 'gfs']) copyBeside(full, join(scratch, path), beside);
      }
      return { ...FIXED, ...told, reader: ending === 'kml' ? 'kml' : 'gdal' };
    }
    case 'json':
    case 'geojson':
    case 'topojson':
    case 'geojsonl':
    case 'geojsons':
    case 'ndjson': {
      if (statSync(full).size > LARGEST_TEXT_BYTES) return FIXED;
      const { path, used } = rewrite(full, scratch, part, encoding, tellEncoding, keepLongIntegers);
      return { ...FIXED, path, encoding: used.encoding, encodingGuessed: used.guessed };
    }
    case 'xls': {
      const path = `${part.path}.xlsx`;
      writeFileSync(join(scratch, path), presentWorkbook(readFileSync(full), name));
      return { ...FIXED, path };
    }
    default:
      return FIXED;
  }
}

/** Text files up to this size are read whole; a JavaScript text cannot hold much more. */
const LARGEST_TEXT_BYTES = 400 * 1024 * 1024;

/**
 * Writes a text file in UTF-8 into a folder of the encoding's own, unless it needs no change.
 * @param tell how its bytes are written, where the planner left that open
 * @param change what else the reader needs changed
 */
function rewrite(
  full: string,
  scratch: string,
  part: StagedPart,
  chosen: Encoding,
  tell: (bytes: Buffer) => TextEncoding,
  change: (text: string) => string = (text) => text,
): { path: string; used: TextEncoding } {
  const bytes = readFileSync(full);
  const used = chosen === 'auto' ? tell(bytes) : { encoding: chosen, guessed: false };
  const text = decodeAs(bytes, used.encoding);
  const changed = change(text);
  if (changed === text && used.encoding === 'UTF-8' && isUtf8(bytes)) return { path: part.path, used };
  const path = `text/${used.encoding}/${part.path}`;
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), changed);
  return { path, used };
}

function copyBeside(from: string, to: string, ending: string): void {
  const found = findSibling(from.slice(0, -extname(from).length), ending);
  if (found && dirname(found) !== dirname(to)) {
    copyFileSync(found, `${to.slice(0, -extname(to).length)}.${ending}`);
  }
}

function shapefile(full: string, encoding: Encoding, name: string): Read {
  const stem = full.slice(0, -extname(full).length);
  if (!findSibling(stem, 'shx')) {
    const missing = ['shx', 'dbf'].filter((ending) => !findSibling(stem, ending));
    throw new PlannerError('import.parts-missing', { name, parts: missing.join(', ') }, { file: name });
  }
  const dbf = findSibling(stem, 'dbf');
  const cpg = findSibling(stem, 'cpg');
  const found = dbf
    ? dbfEncoding(dbf, cpg && readFileSync(cpg, 'latin1'))
    : { encoding: 'UTF-8', guessed: false };
  if (dbf) keepLongNumbers(dbf);
  const used = encoding === 'auto' ? found : { encoding, guessed: false };
  return {
    ...FIXED,
    openOptions: ['ENCODING=ISO-8859-1'],
    encoding: used.encoding,
    encodingGuessed: used.guessed,
    asBytes: true,
  };
}

/** Encodings by MapInfo's names for them. */
const CHARSETS: [RegExp, string][] = [
  [/SimpChinese/i, 'GB18030'],
  [/TradChinese/i, 'BIG5'],
  [/UTF-?8/i, 'UTF-8'],
];

/** MapInfo's texts are read as bytes: their bytes are believed more than the name of the character set. */
function mapInfo(full: string, scratch: string, part: StagedPart, encoding: Encoding): Read {
  const stem = full.slice(0, -extname(full).length);
  const isTab = endingOf(full) === 'tab';
  const head = readFileSync(full, 'latin1');
  const table = findSibling(stem, isTab ? 'dat' : 'mid');
  const stated = CHARSETS.find(([words]) => words.test(/charset\s+"?([\w-]+)/i.exec(head)?.[1] ?? ''))?.[1];
  // The .dat of a .tab is a dBASE table.
  const told =
    table === null
      ? tellEncoding(Buffer.from(head, 'latin1'))
      : isTab
        ? dbfEncoding(table, null, fieldsOfText(head))
        : tellEncoding(Buffer.concat([Buffer.from(head, 'latin1'), readFileSync(table)]));
  const found = stated && told.encoding !== 'UTF-8' ? { encoding: stated, guessed: false } : told;
  const used = encoding === 'auto' ? found : { encoding, guessed: false };
  const changed = head
    .replace(/(charset\s+)"?[\w-]+"?/i, isTab ? '$1ISO8859_1' : '$1"ISO8859_1"')
    // A decimal of more digits than a double holds is read as a text.
    .replace(/\bDecimal\s*\(\s*(1[6-9]|[2-9]\d)\s*,\s*0\s*\)/gi, (whole, width) =>
      isTab ? whole : `Char(${width})`,
    );
  writeFileSync(join(scratch, part.path), changed, 'latin1');
  return { ...FIXED, encoding: used.encoding, encodingGuessed: used.guessed, asBytes: true };
}

/** Which fields of a MapInfo table hold text: its .dat calls all of them letters, numbers in bytes too. */
function fieldsOfText(head: string): (index: number) => boolean {
  const [, count = '0', rest = ''] = /^\s*Fields\s+(\d+)[^\n]*\n([\s\S]*)$/im.exec(head) ?? [];
  const lines = rest.split('\n').slice(0, Number(count));
  return (index) => lines[index] === undefined || /\bChar\s*\(/i.test(lines[index]!);
}

function xmlEncoding(bytes: Buffer): TextEncoding {
  const told = tellEncoding(bytes);
  if (told.encoding.startsWith('UTF-16')) return told;
  const said = /^[^>]*?encoding\s*=\s*["']([\w-]+)["']/i.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  if (!said) return told;
  const stated = /^gb/i.test(said) ? 'GB18030' : /^big-?5/i.test(said) ? 'BIG5' : told.encoding;
  if (/^utf-?8$/i.test(said)) return told.encoding === 'UTF-8' ? { ...told, guessed: false } : told;
  return stated !== 'UTF-8' && told.encoding === 'UTF-8' && bytes.some((byte) => byte > 127)
    ? told
    : { encoding: stated, guessed: false };
}

const HEAD_BYTES = 4 * 1024 * 1024;

/** Entities are how a small XML file swells to gigabytes or reads other files; map data needs none. */
function assertNoEntities(path: string, name: string): void {
  const bytes = Buffer.alloc(Math.min(statSync(path).size, HEAD_BYTES));
  const file = openSync(path, 'r');
  readSync(file, bytes);
  closeSync(file);
  // Without zeros, which part the letters of UTF-16.
  if (/<!ENTITY|<!DOCTYPE/i.test(bytes.toString('latin1').replaceAll('\0', ''))) {
    throw new PlannerError('import.xml-entities', { name: basename(name) }, { file: name });
  }
}
