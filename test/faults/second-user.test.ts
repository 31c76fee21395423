import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withScratch } from '../../electron/commands/scratch.ts';
import { type BrowserApp, openInBrowser } from '../../electron/hosts/browser.ts';
import { openDesk, SMALL_COUNTY } from './desk.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const NOBODY = 65534;
/** Only root can start a program as somebody else, and only Linux shows everybody's command lines in files. */
const canBeNobody = process.platform === 'linux' && process.getuid?.() === 0;
if (!canBeNobody) console.log('Nothing is tried as another user here: that takes root on Linux.');
const SECRET = /[0-9a-f]{32}/;

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'second-user-'));
  // Another user gets as far as the planner's own folder, as in most installations.
  chmodSync(home, 0o755);
  vi.stubEnv('PLANNER_HOME', home);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

/** What a shell command run by another user prints. */
const asNobody = (command: string) =>
  spawnSync('sh', ['-c', command], { uid: NOBODY, gid: NOBODY, cwd: '/', encoding: 'utf8' }).stdout;

describe('a command line, which everybody can read', () => {
  afterEach(() => vi.stubEnv('CHROME_PATH', undefined));

  it('names no secret where the window of the browser host is opened', async () => {
    const [fake, said] = [join(home, 'chrome'), join(home, 'said')];
    writeFileSync(fake, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${said}'\nexit 1\n`);
    chmodSync(fake, 0o755);
    vi.stubEnv('CHROME_PATH', fake);
    await expect(openInBrowser({ headless: false })).rejects.toMatchObject({ code: 'browser.cannot-start' });
    const args = readFileSync(said, 'utf8').split('\n');
    expect(args.filter((arg) => arg.startsWith('--app='))).toEqual([
      expect.stringMatching(/^--app=http:\/\/127\.0\.0\.1:\d+\/waiting$/),
    ]);
    expect(args.filter((arg) => SECRET.test(arg))).toEqual([]);
  });
});

describe.runIf(canBeNobody)('another user of the machine', () => {
  let app: BrowserApp;
  beforeAll(async () => {
    app = await openInBrowser({ headless: true });
    await app.page.waitForLoadState('domcontentloaded');
  });
  afterAll(() => app?.close());

  it('sees the program’s command lines and finds no token in them', () => {
    const lines = asNobody(
      `for f in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < $f; echo; done 2>/dev/null`,
    ).split('\n');
    const ours = lines.filter((line) => line.includes(join(home, 'settings')));
    expect(ours).not.toHaveLength(0);
    const token = new URL(app.server.launchUrl).searchParams.get('token')!;
    expect(token).toMatch(SECRET);
    expect(lines.filter((line) => line.includes(token) || line.includes('token='))).toEqual([]);
  });

  it('gets neither into the settings nor at anything in them', () => {
    const settings = join(home, 'settings');
    expect(readdirSync(settings)).toEqual(
      expect.arrayContaining(['browser', 'logs', 'recent.json', 'window-port']),
    );
    expect(asNobody(`find '${settings}' -mindepth 1 2>/dev/null`)).toBe('');
    for (const file of ['recent.json', 'window-port', 'logs/planner.log']) {
      expect(existsSync(join(settings, file)), file).toBe(true);
      expect(asNobody(`cat '${join(settings, file)}' 2>&1`)).toMatch(/denied/i);
    }
    expect(
      asNobody(`touch '${join(settings, 'x')}' 2>&1; echo x > '${join(settings, 'recent.json')}'`),
    ).toMatch(/denied/i);
  });

  it('reads no copy that an import lays by', async () => {
    await withScratch('import', async (scratch) => {
      writeFileSync(join(scratch, 'copy.shp'), 'land');
      expect(asNobody(`ls '${scratch}' 2>&1; cat '${join(scratch, 'copy.shp')}' 2>&1`)).toMatch(/denied/i);
    });
  });

  it('has what he left in the folder for temporary files left alone', async () => {
    const theirs = join(tmpdir(), `planner-import-${NOBODY}-Theirs`);
    mkdirSync(theirs);
    spawnSync('chown', [`${NOBODY}:${NOBODY}`, theirs]);
    const desk = openDesk(join(home, 'desk'));
    await desk.close();
    expect(existsSync(theirs)).toBe(true);
    rmSync(theirs, { recursive: true });
  });
});

describe('a document in settings that others could read', () => {
  it.runIf(process.platform !== 'win32')('is out of their reach as soon as the program starts', async () => {
    const folder = join(home, 'open');
    for (const name of ['settings', 'settings/logs', 'settings/backups']) {
      mkdirSync(join(folder, name), { recursive: true });
      chmodSync(join(folder, name), 0o755);
    }
    const desk = openDesk(folder);
    await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
    await desk.close();
    const found = spawnSync(
      'find',
      [join(folder, 'settings'), '-maxdepth', '1', '-type', 'd', '-perm', '/077'],
      {
        encoding: 'utf8',
      },
    );
    expect([found.status, found.stdout]).toEqual([0, '']);
  });
});

/** Runs the command line in an environment of its own. */
const cli = (env: Record<string, string>, as: { uid?: number; gid?: number } = {}) =>
  spawnSync(
    process.execPath,
    [join(root, 'electron/cli.ts'), 'county.get', '--input', '-', '--language', 'en'],
    {
      ...as,
      cwd: root,
      encoding: 'utf8',
      input: '{"code":"410225"}',
      env: { PATH: process.env.PATH ?? '', ...env },
    },
  );

describe('odd environments', () => {
  it.each<[string, Record<string, string>]>([
    ['no HOME at all', {}],
    ['an empty XDG_CONFIG_HOME', { XDG_CONFIG_HOME: '' }],
    ['a TMPDIR that is not there', { TMPDIR: '/nowhere/at/all' }],
    ['an empty PATH', { PATH: '' }],
  ])('%s: works', (_, env) => {
    const home = mkdtempSync(join(tmpdir(), 'odd-'));
    const settings: Record<string, string> =
      Object.keys(env).length === 0 ? { XDG_CONFIG_HOME: home } : { HOME: home };
    const { status, stdout, stderr } = cli({ ...settings, ...env });
    rmSync(home, { recursive: true, force: true });
    expect([stderr, status]).toEqual(['', 0]);
    expect(JSON.parse(stdout)).toMatchObject({ code: '410225' });
  });

  it.runIf(process.platform === 'linux').each<[string, Record<string, string>]>([
    ['a home that is no folder', { HOME: '/dev/null' }],
    ['a home where nothing can be made', { HOME: '/proc/nothing' }],
    ['a PLANNER_HOME beneath a file', { PLANNER_HOME: '/dev/null/x' }],
  ])('%s: says what to do and ends', (_, env) => {
    const { status, stdout, stderr } = cli(env);
    expect([status, stdout]).toEqual([1, '']);
    const { error } = JSON.parse(stderr);
    expect(error.code).toBe('settings.cannot-write');
    expect(error.message).toContain('PLANNER_HOME');
  });
});
