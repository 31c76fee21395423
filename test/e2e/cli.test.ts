import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { root, temporaryHome } from './app.ts';
import { readPdf } from './pdf.ts';

const home = temporaryHome();
const document = join(home.path, 'lankao.gpkg');
afterAll(() => home.remove());

/** What `npm run cli` runs, and that itself, which looks first whether all is set up: seconds each time. */
const DIRECTLY = [process.execPath, join(root, 'electron/cli.ts')];
const BY_NPM = ['npm', 'run', '-s', 'cli', '--'];

function cli(command: string, input?: unknown, options: string[] = [], [program, ...how] = DIRECTLY) {
  const { status, stdout, stderr } = spawnSync(
    program!,
    [...how, command, ...options, ...(input === undefined ? [] : ['--input', '-'])],
    {
      cwd: root,
      encoding: 'utf8',
      input: input === undefined ? undefined : JSON.stringify(input),
      env: { ...process.env, PLANNER_HOME: home.path },
      maxBuffer: 1 << 26,
    },
  );
  return {
    status,
    stdout,
    stderr,
    json: () => JSON.parse(stdout),
    error: () => JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error,
  };
}
const inProject = (command: string, input?: unknown) => cli(command, input, ['--project', document]);

describe('the command line', () => {
  beforeAll(() => {
    expect(cli('project.create', { path: document, countyCode: '410225' }).status).toBe(0);
  });

  it('lists every command with the JSON Schema of its input and output', () => {
    const { commands } = cli('commands', undefined, [], BY_NPM).json();
    expect(commands.map((c: { name: string }) => c.name)).toEqual(Object.keys(contract));
    const simulate = commands.find((c: { name: string }) => c.name === 'yield.simulate');
    expect(simulate.input.required).toEqual(expect.arrayContaining(['place', 'weather', 'array']));
    expect(simulate.output.properties.monthlyKwh).toMatchObject({
      type: 'array',
      minItems: 12,
      maxItems: 12,
    });
  });

  it('finds a county by name, pinyin and code', () => {
    for (const query of ['兰考', 'lankao', '410225']) {
      expect(cli('county.list', { query }).json().counties[0], query).toMatchObject({
        code: '410225',
        name: '兰考县',
      });
    }
    expect(cli('county.list', { limit: 5000 }).json().total).toBe(2885);
  });

  it('keeps a project from one call to the next: draw, change, undo, redo, total', () => {
    const geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [114.82, 34.82],
          [114.823, 34.82],
          [114.823, 34.822],
          [114.82, 34.82],
        ],
      ],
    };
    const site = inProject('site.create', { kind: 'rooftop', geometry, name: '学校屋顶' }).json();
    inProject('site.update', { ids: [site.id], changes: { tiltDeg: 25 } });
    expect(inProject('site.list').json().sites).toMatchObject([{ name: '学校屋顶', tiltDeg: 25 }]);
    inProject('edit.undo');
    expect(inProject('site.list').json().sites[0].tiltDeg).toBe(site.tiltDeg);
    inProject('edit.redo');
    expect(inProject('site.list').json().sites[0].tiltDeg).toBe(25);
    expect(inProject('estimate.run').json().estimated).toBe(1);
    expect(inProject('project.summary').json()).toMatchObject({ siteCount: 1, estimatedCount: 1 });
  });

  it('simulates a year as the interface names it', () => {
    const input = {
      place: { latitudeDeg: 39.9, longitudeDeg: 116.4, elevationM: 50 },
      weather: { file: join(root, 'test/reference/pvlib/year-weather-beijing.csv') },
      array: { mount: 'fixed', tiltDeg: 0, azimuthDeg: 180, capacityKwp: 2 },
      module: { gammaPdcPerK: -0.0034 },
      temperature: { model: 'faiman', u0: 25, u1: 6.84 },
      lossFraction: 0.1407566069,
      inverter: { dcAcRatio: 1.2, nominalEfficiency: 0.96 },
      albedo: 0.2,
      hourly: true,
    };
    const result = cli('yield.simulate', input).json();
    expect(result.annualKwh / 2 / 1118.452189).toBeCloseTo(1, 4);
    expect(result.annualPoaKwhM2 / 1415.542265).toBeCloseTo(1, 4);
    expect(result.hourlyAcW).toHaveLength(8760);
    expect(result.hourlyAcW.reduce((a: number, b: number) => a + b) / 1000).toBeCloseTo(result.annualKwh, 6);
    const bundled = cli('yield.simulate', { ...input, weather: { bundled: true }, hourly: false }).json();
    expect(bundled.specificYieldKwhPerKwp).toBeGreaterThan(900);
    expect(bundled.hourlyAcW).toBeUndefined();
  });

  it('writes the plan in both languages', async () => {
    for (const [language, name, word] of [
      ['zh', '兰考县', '目录'],
      ['en', 'Lankao', 'Method'],
    ] as const) {
      const out = join(home.path, `plan-${language}.pdf`);
      const result = inProject('plan.export', { out, language }).json();
      const pdf = await readPdf(out);
      expect(result).toMatchObject({ out, pages: pdf.pages, bytes: readFileSync(out).length });
      expect(pdf.text).toContain(name);
      void word;
      expect(pdf.tagged).toBe(true);
      expect(pdf.bookmarks.length).toBeGreaterThan(4);
    }
  });

  it.each<[string, string, unknown, number, string]>([
    ['an unknown command', 'no.such', undefined, 2, 'command.unknown'],
    ['invalid input', 'county.get', { code: 12 }, 2, 'input.invalid'],
    ['an unknown county', 'county.get', { code: '999999' }, 1, 'county.unknown'],
    ['no project', 'site.list', undefined, 1, 'project.none-open'],
  ])('answers %s on stderr alone', (_, command, input, status, code) => {
    const answer = cli(command, input, [], BY_NPM);
    expect([answer.status, answer.stdout]).toEqual([status, '']);
    expect(answer.error()).toMatchObject({
      code,
      message: expect.stringMatching(/\S/),
      where: expect.any(Object),
    });
  });

  it('changes nothing when it fails', () => {
    const before = readFileSync(document);
    const out = join(home.path, 'missing-folder', 'plan.pdf');
    expect(inProject('plan.export', { out, language: 'zh' }).status).toBe(1);
    expect(inProject('site.delete', { ids: [1, 999] }).error().code).toBe('site.unknown');
    expect(existsSync(out)).toBe(false);
    expect(inProject('site.list').json().sites).toHaveLength(1);
    expect(readFileSync(document).length).toBe(before.length);
  });
});
