/**
 * The program that a fault test kills: `victim.ts <work> <folder> <seed>`. It prints a line as soon as a piece of
 * work was acknowledged, by a write that has reached the parent before the next piece begins.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blankPdf } from '../../electron/report/pdf/blank.ts';
import { openDocument } from '../../electron/store/document.ts';
import { digestOf, openDesk, SMALL_COUNTY, seeded, square, type TestDesk } from './desk.ts';
import { HEAVY_MIGRATIONS } from './heavy-migrations.ts';

const [work, folder, seedText] = process.argv.slice(2);
const random = seeded(Number(seedText));
const tell = (line: string) => writeSync(1, `${line}\n`);
const path = join(folder, 'a.gpkg');
const weatherFile = fileURLToPath(new URL('../reference/pvlib/year-weather-beijing.csv', import.meta.url));
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];

async function edit(desk: TestDesk): Promise<void> {
  const { sites } = await desk.say('site.list', {});
  const { scenarios } = await desk.say('scenario.list', {});
  const dice = random();
  if (sites.length < 3 || dice < 0.35) {
    const geometry = square(114.7 + 0.1 * random(), 34.5 + 0.1 * random(), 0.001);
    await desk.say('site.create', { kind: pick(['rooftop', 'agrivoltaic']), geometry });
  } else if (dice < 0.6) {
    const ids = sites.filter(() => random() < 0.5).map(({ id }) => id);
    await desk.say('site.update', {
      ids: ids.length > 0 ? ids : [sites[0].id],
      changes: { tiltDeg: 60 * random(), notes: `${random()}` },
    });
  } else if (dice < 0.7) {
    await desk.say('site.delete', { ids: [pick(sites).id] });
  } else if (dice < 0.78) {
    await desk.say('site.include', { ids: [pick(sites).id], included: random() < 0.5 });
  } else if (dice < 0.86) {
    await desk.say('scenario.create', { name: `情景 ${random()}`, copyOf: scenarios[0].id });
  } else if (dice < 0.93) {
    await desk.say('scenario.update', { id: pick(scenarios).id, assumptions: { albedo: random() } });
  } else {
    await desk.say('weather.import', { path: weatherFile });
  }
}

const works: Record<string, () => Promise<void>> = {
  async edits() {
    const desk = openDesk(folder);
    await desk.say('project.open', { path });
    await desk.settled();
    tell(`ready ${digestOf(path)}`);
    for (;;) {
      await edit(desk);
      tell(`done ${digestOf(path)}`);
    }
  },

  async import() {
    const desk = openDesk(folder);
    await desk.say('project.open', { path });
    tell('ready');
    for (;;) {
      const layers = [{ source: 'roofs', target: 'buildings' as const }];
      await desk.say('import.run', { path: join(folder, 'roofs.geojson'), layers });
      tell('done');
      await desk.say('edit.undo', {});
      tell('done');
    }
  },

  async export() {
    const desk = openDesk(folder);
    await desk.say('project.open', { path });
    tell('ready');
    for (;;) {
      await desk.say('export.run', {
        out: join(folder, 'sites.geojson'),
        format: 'geojson',
        overwrite: true,
      });
      tell('done');
    }
  },

  async plan() {
    const pdf = blankPdf('q Q '.repeat(100_000));
    const desk = openDesk(folder, { pdf: () => pdf });
    await desk.say('project.open', { path });
    tell('ready');
    for (;;) {
      await desk.say('plan.export', { out: join(folder, 'plan.pdf'), language: 'zh', overwrite: true });
      tell('done');
    }
  },

  async migration() {
    tell('ready');
    openDocument(path, HEAVY_MIGRATIONS).close();
    tell('done');
  },

  async upgrade() {
    const desk = openDesk(folder);
    tell('ready');
    await desk.say('project.open', { path });
    tell('done');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },

  async copies() {
    const desk = openDesk(folder);
    await desk.say('project.open', { path });
    tell('ready');
    const out = (name: string) => join(folder, name);
    for (;;) {
      await desk.say('plan.export', { out: out('plan.docx'), sections: [], overwrite: true });
      tell('done');
      await desk.say('export.map', { out: out('map.svg'), overwrite: true });
      tell('done');
      await desk.say('export.hourly', { out: out('hours.csv'), overwrite: true });
      tell('done');
      await desk.say('project.take', { path: out('field.gpkg'), overwrite: true });
      tell('done');
      await desk.say('project.saveAs', { path: out(`copy-${random()}.gpkg`) });
      tell('done');
      await desk.say('project.open', { path });
    }
  },

  async create() {
    const desk = openDesk(folder);
    await desk.say('county.get', { code: SMALL_COUNTY });
    tell('ready');
    await desk.say('project.create', { path: join(folder, 'new.gpkg'), countyCode: '410225' });
    tell('done');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },

  async full() {
    const desk = openDesk(folder, { shell: 'command-line', pdf: () => blankPdf('q Q '.repeat(20_000)) });
    await desk.say('project.open', { path });
    await desk.settled();
    tell('ready');
    const out = (ending: string) => join(folder, `out.${ending}`);
    const works: [name: string, work: () => Promise<unknown>][] = [
      [
        'site.create',
        () => desk.say('site.create', { kind: 'rooftop', geometry: square(114.8, 34.5, 0.001) }),
      ],
      ['site.update', () => desk.say('site.update', { ids: [1], changes: { notes: 'x'.repeat(9000) } })],
      ['edit.undo', () => desk.say('edit.undo', {})],
      ['scenario.create', () => desk.say('scenario.create', { name: '乙' })],
      ...(['csv', 'gpkg'] as const).map((format): [string, () => Promise<unknown>] => [
        format,
        () => desk.say('export.run', { out: out(format), format, what: 'sites', overwrite: true }),
      ]),
      ['pdf', () => desk.say('plan.export', { out: out('pdf'), overwrite: true })],
    ];
    for (const [name, work] of works) {
      for (let room = 0; ; room += Number(process.env.FULL_STEP ?? 1)) {
        const before = digestOf(path);
        process.env.DISK_FULL_AFTER = `${room}`;
        const code = await work().then(
          () => null,
          (error) => error.code as string,
        );
        delete process.env.DISK_FULL_AFTER;
        await desk.settled().catch(() => {});
        if (code === null) break;
        tell(`done ${name} ${room} ${code} ${digestOf(path) === before}`);
      }
    }
    await desk.close();
  },

  async restore() {
    const desk = openDesk(folder);
    await desk.say('project.open', { path });
    tell('ready');
    for (;;) {
      await edit(desk);
      await desk.say('project.close', {});
      await desk.say('project.restore', { path });
      tell('done');
    }
  },
};

await works[work]();
