import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makePrivateFolder } from '../../../electron/commands/private-folder.ts';
import { plainFolders, settleTemporaryFolder } from '../../../electron/hosts/folders.ts';
import { anonymous } from '../../../electron/session/log.ts';

const posix = process.platform !== 'win32';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folders-'));
  vi.stubEnv('PLANNER_HOME', undefined);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('XDG_CONFIG_HOME', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

describe.runIf(process.platform === 'linux')('the folders of the program', () => {
  it('lie in the user’s own, and the settings in one that nobody else may enter', () => {
    const { documents, settings } = plainFolders();
    expect(settings).toBe(join(folder, '.config', 'County PV Planner'));
    expect(documents).toBe(join(folder, 'County PV Planner'));
    expect(modeOf(settings)).toBe(0o700);
  });

  it('are closed where an earlier version left them open', () => {
    const settings = join(folder, '.config', 'County PV Planner');
    mkdirSync(settings, { recursive: true });
    chmodSync(settings, 0o755);
    plainFolders();
    expect(modeOf(settings)).toBe(0o700);
  });

  it.each(['', '.', 'settings', '../x'])('take no notice of XDG_CONFIG_HOME=%j', (named) => {
    vi.stubEnv('XDG_CONFIG_HOME', named);
    expect(plainFolders().settings).toBe(join(folder, '.config', 'County PV Planner'));
  });

  it('go where XDG_CONFIG_HOME says', () => {
    vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'elsewhere'));
    expect(plainFolders().settings).toBe(join(folder, 'elsewhere', 'County PV Planner'));
  });

  it.each(['', 'relative'])('never hang on the working folder, as HOME=%j would have it', (home) => {
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
    const { documents, settings } = plainFolders();
    expect([documents, settings].every(isAbsolute)).toBe(true);
    expect(settings).toBe(join(folder, 'config', 'County PV Planner'));
  });

  it('take a PLANNER_HOME from where the program starts, and none for an empty one', () => {
    vi.stubEnv('PLANNER_HOME', '');
    expect(plainFolders().settings).toBe(join(folder, '.config', 'County PV Planner'));
    vi.stubEnv('PLANNER_HOME', join(folder, 'own', '..', 'mine'));
    expect(plainFolders().settings).toBe(join(folder, 'mine', 'settings'));
  });

  it.each(['/dev/null', '/proc/nothing'])('say so when %s lets nothing be kept', (home) => {
    vi.stubEnv('HOME', home);
    expect(() => plainFolders()).toThrow(expect.objectContaining({ code: 'settings.cannot-write' }));
  });

  it('do without a folder for documents', () => {
    writeFileSync(join(folder, 'County PV Planner'), 'a file where the folder would be');
    vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
    expect(existsSync(plainFolders().settings)).toBe(true);
  });
});

describe('the folder for temporary files', () => {
  it('stays the system’s where that can be used', () => {
    vi.stubEnv('TMPDIR', folder);
    settleTemporaryFolder(join(folder, 'own'));
    expect(tmpdir()).toBe(folder);
    expect(existsSync(join(folder, 'own'))).toBe(false);
  });

  it.runIf(posix).each(['missing', 'a file', 'relative'])('is another where TMPDIR is %s', (kind) => {
    const named = { missing: join(folder, 'missing'), 'a file': join(folder, 'file'), relative: 'tmp' }[kind];
    writeFileSync(join(folder, 'file'), '');
    vi.stubEnv('TMPDIR', named);
    settleTemporaryFolder(join(folder, 'own'));
    expect(isAbsolute(tmpdir())).toBe(true);
    rmSync(mkdtempSync(join(tmpdir(), 'probe-')), { recursive: true });
  });
});

describe.runIf(posix)('a private folder', () => {
  it('is closed with all the folders made on the way to it', () => {
    makePrivateFolder(join(folder, 'a', 'b'));
    expect([modeOf(join(folder, 'a')), modeOf(join(folder, 'a', 'b'))]).toEqual([0o700, 0o700]);
  });

  it('throws what the system says where none can be made', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makePrivateFolder(join(folder, 'file', 'b'))).toThrow(/ENOTDIR/);
  });
});

it('blanks no letter of the log where the user’s folder has no name', () => {
  expect(anonymous(new Error('plain words')).startsWith('Error: plain words')).toBe(true);
  expect(homedir()).toBe(folder);
});
