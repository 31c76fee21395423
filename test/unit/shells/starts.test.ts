import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentArgument } from '../../../electron/hosts/document-argument.ts';
import { openFirstProject } from '../../../electron/hosts/first-project.ts';
import { handOver, listenForStarts, socketOf } from '../../../electron/hosts/single-instance.ts';

import { openDesk } from '../../faults/desk.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
let stop: () => void = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'starts-'));
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the document a start was given', () => {
  it.each<[string[], string | undefined]>([
    [['/data/a.gpkg'], '/data/a.gpkg'],
    [['/data/A.GPKG'], '/data/A.GPKG'],
    [['/data/兰考.Gpkg'], '/data/兰考.Gpkg'],
    [['b.gpkg'], '/here/b.gpkg'],
    [['--some-switch=x.gpkg', '.', '../b.gpkg'], '/b.gpkg'],
    [['/data/a.gpkg.zip', '/data/gpkg'], undefined],
    [[], undefined],
  ])('of %j is %j', (args, document) => {
    expect(documentArgument(args, '/here')).toBe(document);
  });
});

describe('a name that is mistyped', () => {
  it.each(['typo.gpkg', 'typo.gpk', 'typo'])('%s is told where it was typed, and nothing is made', (name) => {
    const given = join(folder, name);
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'electron/hosts/launch.ts'), given], {
      encoding: 'utf8',
      env: { ...process.env, PLANNER_HOME: join(folder, 'home'), PLANNER_SHELL: 'browser' },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/document is not there|not a plan document/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes no document where the system gave it, and is told to the window', async () => {
    const desk = openDesk(join(folder, 'home'));
    const given = join(folder, 'typo.gpkg');
    expect(await openFirstProject(desk, folder, given)).toBe(given);
    expect(readdirSync(folder)).toEqual(['home']);
    expect((await desk.say('project.info', {})).project).toBeNull();
    await desk.close();
  });
});

describe('a second start', () => {
  it('hands its document, or only itself, to the first', async () => {
    const given: (string | null)[] = [];
    expect(await handOver(folder, '/data/a.gpkg')).toBe(false);
    stop = await listenForStarts(folder, (document) => given.push(document));
    expect(await handOver(folder, '/data/a.gpkg')).toBe(true);
    expect(await handOver(folder, undefined)).toBe(true);
    expect(await handOver(folder, '/data/B.GPKG')).toBe(true);
    expect(given).toEqual(['/data/a.gpkg', null, '/data/B.GPKG']);
    stop();
    expect(await handOver(folder, '/data/a.gpkg')).toBe(false);
  });

  it('does not take the first one’s place', async () => {
    const [first, second]: (string | null)[][] = [[], []];
    stop = await listenForStarts(folder, (document) => first!.push(document));
    const other = await listenForStarts(folder, (document) => second!.push(document));
    expect(await handOver(folder, '/data/a.gpkg')).toBe(true);
    other();
    expect(await handOver(folder, '/data/b.gpkg')).toBe(true);
    expect([first, second]).toEqual([['/data/a.gpkg', '/data/b.gpkg'], []]);
  });

  it.runIf(process.platform !== 'win32')('comes first where the one before was killed', async () => {
    const socket = socketOf(folder)!;
    const killed = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', killed]);
    expect(existsSync(socket)).toBe(true);
    expect(await handOver(folder, '/data/a.gpkg')).toBe(false);
    const given: (string | null)[] = [];
    stop = await listenForStarts(folder, (document) => given.push(document));
    expect(await handOver(folder, '/data/a.gpkg')).toBe(true);
    expect(given).toEqual(['/data/a.gpkg']);
  });

  it.runIf(process.platform !== 'win32')('goes on alone where a folder has the socket’s name', async () => {
    mkdirSync(socketOf(folder)!);
    stop = await listenForStarts(folder, () => {});
    expect(await handOver(folder, '/data/a.gpkg')).toBe(false);
    expect(readdirSync(folder)).toEqual(['instance']);
  });

  it('goes on alone where the settings lie too deep for a socket, or something else answers', async () => {
    const deep = join(folder, 'x'.repeat(120));
    const alone = await listenForStarts(deep, () => {});
    alone();
    if (process.platform !== 'win32') expect(await handOver(deep, undefined)).toBe(false);
    const stranger = createServer((call) => call.end('no\n')).listen(socketOf(folder)!);
    expect(await handOver(folder, '/data/a.gpkg')).toBe(false);
    stranger.close();
  });

  it.each([
    '{}',
    '{"document":7}',
    '{"document":"a.gpkg"}',
    '{"document":"/etc/passwd"}',
    'x',
    'x'.repeat(9000),
  ])('is not believed when it says %.30s', async (line) => {
    const given: unknown[] = [];
    stop = await listenForStarts(folder, (document) => given.push(document));
    const answer = await new Promise<string>((resolve) => {
      let heard = '';
      const call = connect(socketOf(folder)!, () => call.write(`${line}\n`));
      call.on('data', (chunk) => {
        heard += chunk;
      });
      call.on('error', () => {}).on('close', () => resolve(heard));
    });
    expect([answer, given]).toEqual(['', []]);
  });
});

describe('the Node that starts it', () => {
  const { engines, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const oldest = Number(/^>=(\d+)$/.exec(engines.node)![1]);
  const startOn = (version: string) => {
    const pretend = join(folder, 'pretend.cjs');
    writeFileSync(
      pretend,
      `Object.defineProperty(process.versions, 'node', { value: '${version}' });
       Object.defineProperty(process, 'version', { value: 'v${version}' });`,
    );
    const args = ['-r', pretend, join(root, 'data/build/check-node.cjs')];
    return spawnSync(process.execPath, args, { encoding: 'utf8' });
  };

  it('is named by package.json, and an older one is told so in a sentence', () => {
    expect(startOn(`${oldest}.0.0`)).toMatchObject({ status: 0, stderr: '' });
    expect(startOn('100.1.0')).toMatchObject({ status: 0, stderr: '' });
    for (const version of [`${oldest - 1}.9.9`, '8.17.0']) {
      const { status, stderr } = startOn(version);
      expect(status).toBe(1);
      expect(stderr.split('\n').filter(Boolean)).toEqual([
        expect.stringContaining(`需要 Node ${oldest}`),
        `Node ${oldest} or later is needed; this is v${version}. Install it and run the command again.`,
      ]);
    }
  });

  it('is judged before anything else is loaded, in words that any Node reads', () => {
    for (const name of ['start', 'test', 'setup', 'precli']) {
      expect(scripts[name], name).toMatch(/^node data\/build\/check-node\.cjs && /);
    }
    const source = readFileSync(join(root, 'data/build/check-node.cjs'), 'utf8');
    expect(source).not.toMatch(/=>|\b(const|let|import|async)\b|\?\.|\?\?|`|node:/);
  });
});
