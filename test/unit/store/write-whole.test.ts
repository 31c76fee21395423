import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '../../../electron/store/create-document.ts';
import type { Document } from '../../../electron/store/document.ts';
import { copyInto } from '../../../electron/store/migrate.ts';
import { moveOver } from '../../../electron/store/place-file.ts';
import { appendTo, beginFile, writeWhole } from '../../../electron/store/write-whole.ts';

let folder: string;
let path: string;
let document: Document;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'whole-')));
  path = join(folder, 'a.gpkg');
  document = createDocument(path, { name: '甲', countyCode: '410221', elevationM: 60 });
});
afterEach(() => {
  if (document.db.open) document.close();
  rmSync(folder, { recursive: true, force: true });
});

const NEW = Buffer.from('new');
const refused = (code: string) => expect.objectContaining({ code });
const replace = { replace: true };
const mode = (file: string) => statSync(file).mode & 0o777;

describe('a file in use', () => {
  /** Every way to name the open document or what belongs to it. */
  const spellings: [string, () => string][] = [
    ['itself', () => path],
    ['a relative path', () => relative(process.cwd(), path)],
    ['a way around', () => join(folder, 'x', '..', 'a.gpkg')],
    ['another case', () => join(folder, 'A.GPKG')],
    ...['-wal', '-shm', '-journal', '-lock'].map((ending): [string, () => string] => [
      `its ${ending}`,
      () => `${path}${ending}`,
    ]),
    ['its log in another case', () => join(folder, 'A.gpkg-WAL')],
    [
      'a symbolic link to it',
      () => {
        symlinkSync(path, join(folder, 'link.gpkg'));
        return join(folder, 'link.gpkg');
      },
    ],
    [
      'a link to a link to its log',
      () => {
        symlinkSync(`${path}-wal`, join(folder, 'one'));
        symlinkSync(join(folder, 'one'), join(folder, 'two'));
        return join(folder, 'two');
      },
    ],
    [
      'a hard link to it',
      () => {
        linkSync(path, join(folder, 'hard.gpkg'));
        return join(folder, 'hard.gpkg');
      },
    ],
    [
      'a hard link to its log',
      () => {
        linkSync(`${path}-wal`, join(folder, 'hard.csv'));
        return join(folder, 'hard.csv');
      },
    ],
    [
      'a linked folder',
      () => {
        symlinkSync(folder, join(folder, 'around'));
        return join(folder, 'around', 'a.gpkg-journal');
      },
    ],
    [
      'the name it was moved to',
      () => {
        renameSync(path, join(folder, 'moved.gpkg'));
        return join(folder, 'moved.gpkg');
      },
    ],
  ];

  it.each(spellings)('is not written by the name of %s', (_, spelling) => {
    const out = spelling();
    const before = readdirSync(folder).sort();
    for (const database of [false, true]) {
      expect(() => writeWhole(out, NEW, { replace: true, database })).toThrow(refused('file.is-open'));
    }
    expect(() => appendTo(out, 'more')).toThrow(refused('file.is-open'));
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(document.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('is free once it is closed', () => {
    document.close();
    copyInto(new Database(':memory:'), path, path, true);
    expect(() => writeWhole(path, NEW, replace)).toThrow(refused('file.is-document'));
    expect(readdirSync(folder)).toEqual(['a.gpkg']);
  });

  it('is not written where it comes to be open only while the contents are made', () => {
    const out = join(folder, 'b.gpkg');
    const pending = beginFile(out, { replace: true, database: true });
    const other = createDocument(out, { name: '乙', countyCode: '410221', elevationM: 0 });
    expect(() => pending.commit()).toThrow(refused('file.is-open'));
    pending.discard();
    other.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('~'))).toEqual([]);
  });

  it('loses no log to a file whose log it would be', () => {
    const odd = createDocument(join(folder, 'c.gpkg-wal'), {
      name: '丙',
      countyCode: '410221',
      elevationM: 0,
    });
    expect(() => copyInto(document.db, path, join(folder, 'c.gpkg'))).toThrow(refused('file.is-open'));
    odd.close();
    expect(existsSync(join(folder, 'c.gpkg-wal'))).toBe(true);
  });

  it('is not moved over, nor moved away', () => {
    const log = join(folder, 'x.log');
    writeFileSync(log, 'x');
    expect(() => moveOver(log, path)).toThrow(refused('file.is-open'));
    expect(() => moveOver(path, log)).toThrow(refused('file.is-open'));
    expect(readFileSync(log, 'utf8')).toBe('x');
  });
});

describe('a place', () => {
  it.each<[string, string, () => string]>([
    ['a folder', 'file.is-folder', () => folder],
    ['no folder', 'file.no-folder', () => join(folder, 'none', 'a.csv')],
    ['a file for a folder', 'file.no-folder', () => join(path, 'a.csv')],
    ['a name with a zero byte', 'file.cannot-write', () => join(folder, 'a\0.csv')],
    ['a name too long', 'file.cannot-write', () => join(folder, `${'长'.repeat(90)}.csv`)],
    [
      'a link that leads nowhere',
      'file.broken-link',
      () => {
        symlinkSync(join(folder, 'nowhere'), join(folder, 'a.csv'));
        return join(folder, 'a.csv');
      },
    ],
    [
      'a link in a ring',
      'file.broken-link',
      () => {
        symlinkSync(join(folder, 'a.csv'), join(folder, 'b.csv'));
        symlinkSync(join(folder, 'b.csv'), join(folder, 'a.csv'));
        return join(folder, 'a.csv');
      },
    ],
    [
      'a file unless told to',
      'file.exists',
      () => {
        writeFileSync(join(folder, 'a.csv'), 'old');
        return join(folder, 'a.csv');
      },
    ],
  ])('of %s is refused: %s', (_, code, make) => {
    const out = make();
    const before = readdirSync(folder).sort();
    const options = { replace: code !== 'file.exists' };
    expect(() => writeWhole(out, NEW, options)).toThrow(refused(code));
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('with a name as long as can be is written', () => {
    const out = join(folder, `${'长'.repeat(83)}.csv`);
    writeWhole(out, NEW, { replace: false });
    expect(readFileSync(out)).toEqual(NEW);
  });

  it('that comes to have a file meanwhile keeps it', () => {
    const out = join(folder, 'a.csv');
    const pending = beginFile(out, { replace: false });
    writeFileSync(out, 'theirs');
    expect(() => pending.commit()).toThrow(refused('file.exists'));
    pending.discard();
    expect(readFileSync(out, 'utf8')).toBe('theirs');
  });

  it('stays as it was when the contents fail, with nothing beside it', () => {
    const out = join(folder, 'a.csv');
    writeFileSync(out, 'old');
    const failing = (partial: string) => {
      writeFileSync(partial, 'half');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    expect(() => writeWhole(out, failing, replace)).toThrow(refused('file.disk-full'));
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect(readdirSync(folder).some((name) => name.startsWith('~'))).toBe(false);
  });

  it('keeps a link a link, and the file it leads to takes the contents', () => {
    mkdirSync(join(folder, 'far'));
    writeFileSync(join(folder, 'far', 'a.csv'), 'old');
    symlinkSync(join(folder, 'far', 'a.csv'), join(folder, 'a.csv'));
    writeWhole(join(folder, 'a.csv'), NEW, replace);
    expect(lstatSync(join(folder, 'a.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'far', 'a.csv'))).toEqual(NEW);
  });
});

describe.skipIf(process.platform === 'win32')('permission bits', () => {
  const umask = process.umask();
  it('of a new file are what the umask leaves', () => {
    writeWhole(join(folder, 'a.csv'), NEW, { replace: false });
    expect(mode(join(folder, 'a.csv'))).toBe(0o666 & ~umask);
  });

  it.each([0o600, 0o640, 0o644, 0o666])('of a file that is replaced stay: %o', (bits) => {
    writeFileSync(join(folder, 'a.csv'), 'old');
    chmodSync(join(folder, 'a.csv'), bits);
    writeWhole(join(folder, 'a.csv'), NEW, replace);
    expect(mode(join(folder, 'a.csv'))).toBe(bits);
  });

  it.each([
    [0o600, null, 0o600],
    [0o444, null, 0o644 & ~umask],
    [0o640, null, 0o640 & ~umask],
    [0o600, 0o644, 0o600],
    [0o644, 0o600, 0o600],
  ])('of a copy of a document of %o over %o are %o', (ours, theirs, expected) => {
    const out = join(folder, 'copy.gpkg');
    chmodSync(path, ours);
    if (theirs !== null) {
      writeFileSync(out, '');
      chmodSync(out, theirs);
    }
    copyInto(document.db, path, out, true);
    expect(mode(out)).toBe(expected);
  });

  it('let nobody else in at any moment while a copy is made', () => {
    chmodSync(path, 0o600);
    const pending = beginFile(join(folder, 'copy.gpkg'), { replace: false, database: true, atMost: 0o600 });
    expect(mode(pending.partial)).toBe(0o600);
    pending.discard();
  });
});

describe('what programs that were ended left half made', () => {
  it('goes with the next file in the folder, but not that of one that runs', () => {
    const pending = beginFile(join(folder, 'a.csv'), { replace: false });
    const dead = pending.partial.replace(/-\d+-/, '-4194300-');
    writeFileSync(dead, 'half');
    writeWhole(join(folder, 'b.csv'), NEW, { replace: false });
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(pending.partial)).toBe(true);
    pending.discard();
  });
});

describe('a log left beside the place', () => {
  /** A database in WAL mode with a committed row that is only in its log, as a program that was ended leaves it. */
  function leave(out: string): void {
    const db = new Database(join(folder, 'source'));
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE theirs (a)');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec('INSERT INTO theirs VALUES (1)');
    for (const ending of ['', '-wal', '-shm'])
      writeFileSync(`${out}${ending}`, readFileSync(`${join(folder, 'source')}${ending}`));
    db.close();
  }
  const contents = (out: string) => {
    const db = new Database(out, { readonly: true });
    const tables = db
      .prepare(`SELECT count(*) FROM sqlite_master WHERE name IN ('theirs', 'sites')`)
      .pluck()
      .get();
    const sound = db.pragma('integrity_check', { simple: true });
    const ours = db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'sites'`).pluck().get();
    db.close();
    return { tables, sound, ours };
  };

  it.each([
    ['with its database', ['', '-wal', '-shm']],
    ['without its database', ['-wal', '-shm']],
    ['without its index', ['', '-wal']],
    ['alone', ['-wal']],
  ])('%s is never read into what is written', (_, left) => {
    const out = join(folder, 'b.gpkg');
    leave(out);
    for (const ending of ['', '-wal', '-shm']) if (!left.includes(ending)) rmSync(`${out}${ending}`);
    copyInto(document.db, path, out, true);
    expect(contents(out)).toEqual({ tables: 1, sound: 'ok', ours: 1 });
    expect(readdirSync(folder).filter((name) => /^b\.gpkg-|^~/.test(name))).toEqual([]);
  });

  it('of a rollback is never played back into what is written', () => {
    const out = join(folder, 'b.gpkg');
    const db = new Database(join(folder, 'source'));
    db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (zeroblob(90000))');
    db.exec('PRAGMA cache_size = 2; PRAGMA cache_spill = 2; BEGIN; UPDATE theirs SET a = randomblob(90000)');
    for (const ending of ['', '-journal'])
      writeFileSync(`${out}${ending}`, readFileSync(`${join(folder, 'source')}${ending}`));
    db.exec('ROLLBACK');
    db.close();
    expect(statSync(`${out}-journal`).size).toBeGreaterThan(0);
    copyInto(document.db, path, out, true);
    expect(contents(out)).toEqual({ tables: 1, sound: 'ok', ours: 1 });
    expect(existsSync(`${out}-journal`)).toBe(false);
  });

  it('stays with its database where the write fails', () => {
    const out = join(folder, 'b.gpkg');
    leave(out);
    mkdirSync(`${out}-journal`);
    expect(() => copyInto(document.db, path, out, true)).toThrow(refused('file.is-folder'));
    rmSync(`${out}-journal`, { recursive: true });
    const db = new Database(out);
    expect(db.prepare('SELECT count(*) FROM theirs').pluck().get()).toBe(1);
    db.close();
  });

  it('of another kind of file is left alone', () => {
    writeFileSync(join(folder, 'a.csv-wal'), 'theirs');
    writeWhole(join(folder, 'a.csv'), NEW, { replace: false });
    expect(readFileSync(join(folder, 'a.csv-wal'), 'utf8')).toBe('theirs');
  });
});
