import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../electron/commands/desk.ts';
import { drawPng, printPdf } from '../../electron/hosts/chromium.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';

const OUT = new URL('../../dist/plans/', import.meta.url).pathname;
const DEMONSTRATION_COUNTY = '410225';
const LEAST_ROOF_M2 = 900;
const FIELDS = 4;
const YEARS = [2027, 2028, 2029];

type Say = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandOutput<N>>;

/** A demonstration of every chapter: roofs, fields, consumers, a line, PV that is there, years, another scenario. */
async function fill(say: Say): Promise<void> {
  await say('site.fromBuildings', { filter: { leastM2: LEAST_ROOF_M2 } });
  const { features } = (await say('context.features', { layer: 'farmland', limit: 4000 })) as {
    features: { geometry: CommandInput<'site.create'>['geometry']; properties: { class: string } }[];
  };
  const open = features.filter(({ properties }) => properties.class === 'general').slice(0, FIELDS);
  for (const [i, { geometry }] of open.entries()) {
    await say('site.create', { kind: 'agrivoltaic', name: `示范农光${i + 1}`, geometry });
  }
  await say('consumer.fromLayer', { layer: 'villages' });
  const { stations } = await say('station.list', {});
  const [first] = stations;
  if (first) {
    const [lon, lat] = first.position;
    await say('existing.create', {
      name: '示范在运光伏',
      position: [lon + 0.01, lat],
      kwpDc: 2600,
      year: 2024,
    });
    const line: [number, number][] = [
      [lon, lat],
      [lon + 0.03, lat + 0.02],
    ];
    await say('feeder.create', { name: '示范10千伏线', line });
  }
  await say('estimate.run', {});
  const { sites } = await say('site.list', {});
  for (const [i, year] of YEARS.entries()) {
    const ids = sites.filter((_, at) => at % YEARS.length === i).map(({ id }) => id);
    if (ids.length > 0) await say('site.commission', { ids, year });
  }
  const { scenarios } = await say('scenario.list', {});
  const other = await say('scenario.create', { name: '高电价情景', copyOf: scenarios[0]!.id });
  await say('scenario.update', { id: other.id, assumptions: { money: { priceGrowth: 0.01 } } });
}

/** Writes the plan of a filled demonstration county and of a county without layers, as PDF and Word, in both languages. */
async function samples(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'planner-samples-'));
  mkdirSync(OUT, { recursive: true });
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: home, settings: join(home, 'settings') },
    emit: () => {},
    chooseFile: async () => null,
    printPdf,
    drawPng,
  });
  const say: Say = (name, input) =>
    desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<never>;
  try {
    for (const [name, countyCode] of [
      ['demonstration', DEMONSTRATION_COUNTY],
      ['bare', '620103'],
    ] as const) {
      if (process.argv[2] && process.argv[2] !== name) continue;
      await say('project.create', { path: join(home, `${name}.gpkg`), countyCode });
      if (countyCode === DEMONSTRATION_COUNTY) await fill(say);
      for (const language of ['zh', 'en'] as const) {
        for (const ending of ['pdf', 'docx']) {
          const out = join(OUT, `${name}-${language}.${ending}`);
          const { pages } = await say('plan.export', { out, language, overwrite: true });
          console.log(`${out}: ${pages} pages`);
        }
      }
      await say('project.close', {});
    }
  } finally {
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}

await samples();
