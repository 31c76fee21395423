import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checked } from '../../shared/checked.ts';
import { type AssumptionsChanges, assumptionsChangesSchema } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { portfolioInputSchema } from '../../shared/portfolio.ts';
import type { PlannedCounty, PlanStep, Versions } from '../../shared/province.ts';
import { type CountyRow, contentsOf, jsonOf, type TableLayer } from '../formats/province-table.ts';
import { makeFolder } from '../store/make-folder.ts';
import type { Aside } from './aside.ts';
import { filesOf } from './province-files.ts';
import { setAside } from './province-take-back.ts';

type StepResult = PlannedCounty['steps'][number]['result'];

/** What a county is worked through with. */
export interface Work {
  row: CountyRow;
  /** The file that the row is of. */
  table: string;
  countyCode: string;
  out: string;
  versions: Versions;
  /** Step that an earlier run began and did not finish. */
  cutOff: PlanStep | null;
  language: Language;
  say: Aside['say'];
}

interface Step {
  /** Names what it rests on besides the steps before it. */
  inputs(work: Work): Promise<string[]> | string[];
  /** Whether what it makes is still there. */
  made(work: Work): boolean;
  /**
   * Gives numbers that the document's history does not give a second time: where it is cut off, the document is put
   * back as a file, so that the results are the same bytes.
   */
  numbers?: true;
  run(work: Work): Promise<StepResult>;
}

const hasDocument = ({ out, countyCode }: Work) => existsSync(filesOf(out, countyCode).document);

/** The steps of a county; each finds the document open, but for the import, which makes it. */
export const STEPS: Record<PlanStep, Step> = {
  import: {
    inputs: async ({ row, countyCode, versions }) => {
      const layers = row.layers.map(({ path }) => path);
      const files = [row.boundary, ...layers, row.weather, row.terrain, row.surface, ...row.rules];
      const contents: string[] = [];
      for (const file of files) contents.push(file === null ? '' : await contentsOf(file));
      const said = row.layers.map(({ target }) => target ?? '');
      const assumed = row.assumptions === null ? '' : JSON.stringify(jsonOf(row.assumptions));
      // How roofs are surveyed decides what is in the document as much as what is read into it.
      const rest = [...said, assumed, row.rulesDate ?? '', surveyFrom(row), versions.program];
      return [countyCode, row.name ?? '', ...contents, ...rest];
    },
    made: hasDocument,
    run: importCounty,
  },
  survey: {
    inputs: () => [],
    made: hasDocument,
    async run({ row, say }): Promise<StepResult> {
      const source = surveyFrom(row);
      if (source === 'none' || (await buildingsOf(say)) === 0) return { surveyed: 0 };
      const { surveyed, kept, refused } = await say('roof.survey', { source });
      // Those that were surveyed before a run was cut off count as well.
      const roofs = surveyed + kept;
      return { source, surveyed: roofs, refused: refused.reduce((sum, { count }) => sum + count, 0) };
    },
  },
  roofs: {
    numbers: true,
    inputs: () => [],
    made: hasDocument,
    async run({ say }) {
      const buildings = await buildingsOf(say);
      if (buildings === 0) return { buildings, created: 0, capacityKwp: 0 };
      const { created, capacityKwp } = await say('site.fromBuildings', {});
      return { buildings, created, capacityKwp };
    },
  },
  estimate: {
    inputs: ({ versions }) => [versions.factors],
    made: hasDocument,
    async run({ say }) {
      await say('estimate.run', {});
      const { siteCount, estimatedCount, deliveredKwh } = await say('project.summary', {});
      return { siteCount, estimatedCount, deliveredKwh };
    },
  },
  solve: {
    inputs: ({ row }) => [row.solve === null ? '' : JSON.stringify(jsonOf(row.solve))],
    made: hasDocument,
    run: solveCounty,
  },
  check: {
    inputs: ({ versions }) => [versions.rulePack],
    made: hasDocument,
    async run({ say }) {
      const { agrees, quantities } = await say('account.check', {});
      if (!agrees) {
        const differing = quantities.filter((each) => !each.agrees).map(({ name }) => name);
        throw new PlannerError('province.check', { quantities: differing.join(', ') });
      }
      const { broken, unchecked, overlapping } = await say('project.summary', {});
      return { agrees, broken, unchecked, overlapping };
    },
  },
  results: {
    inputs: () => [],
    made: ({ out, countyCode }) => existsSync(join(filesOf(out, countyCode).results, 'county.parquet')),
    async run({ say, out }) {
      const { tables } = await say('results.export', { out: join(out, 'results'), overwrite: true });
      return Object.fromEntries(tables.map(({ name, rows }) => [name, rows]));
    },
  },
  print: {
    inputs: ({ language }) => [language],
    made: ({ out, countyCode }) => existsSync(filesOf(out, countyCode).plan),
    async run({ say, out, countyCode, language }) {
      const { plan } = filesOf(out, countyCode);
      makeFolder(dirname(plan));
      const { pages } = await say('plan.export', { out: plan, language, overwrite: true });
      return { pages };
    },
  },
};

/** What a county's roofs are surveyed from: its model of the surface where it has one, unless the table says otherwise. */
const surveyFrom = ({ survey, surface }: CountyRow) => survey ?? (surface === null ? 'heights' : 'surface');

async function buildingsOf(say: Work['say']): Promise<number> {
  const { layers } = await say('context.list', {});
  return layers.find(({ name }) => name === 'buildings')?.count ?? 0;
}

/** The key of a step: alike only where it and all before it rest on the same. */
export const keyOf = (before: string, step: PlanStep, inputs: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([before, step, ...inputs]))
    .digest('hex')
    .slice(0, 32);

async function importCounty(work: Work): Promise<StepResult> {
  const { row, countyCode, out, say } = work;
  const { document } = filesOf(out, countyCode);
  makeFolder(dirname(document));
  if (existsSync(document)) await setAside(work, work.cutOff === 'import');
  const named = row.name === null ? {} : { name: row.name };
  await say('project.create', { path: document, countyCode, demonstration: false, ...named });
  const result: Record<string, number> = {};
  if (row.boundary) await importFile({ path: row.boundary, target: 'boundary' }, say);
  for (const layer of row.layers) {
    for (const { target, imported } of await importFile(layer, say)) {
      result[target] = (result[target] ?? 0) + imported;
    }
  }
  if (row.terrain) await say('terrain.import', { path: row.terrain });
  if (row.surface) await say('roof.surface', { path: row.surface });
  for (const path of row.rules) {
    result.rules = (result.rules ?? 0) + (await say('rulepack.import', { path })).imported;
  }
  if (row.rulesDate) await say('rulepack.adopt', { date: row.rulesDate });
  let changes: AssumptionsChanges =
    row.assumptions === null ? {} : checked(assumptionsChangesSchema, jsonOf(row.assumptions));
  if (row.weather)
    changes = { ...changes, weatherId: (await say('weather.import', { path: row.weather })).id };
  if (Object.keys(changes).length > 0) {
    const { scenarios } = await say('scenario.list', {});
    await say('scenario.update', { id: scenarios.find(({ active }) => active)!.id, assumptions: changes });
  }
  return result;
}

/** Brings in all layers of a file that have a place in the county, as what they seem to be or as what is said. */
async function importFile({ path, target }: TableLayer, say: Work['say']) {
  const { layers } = await say('import.inspect', { path });
  const found = layers.filter(
    ({ coordinates, inCounty, crs }) => coordinates === 'found' && (inCounty || crs.code === null),
  );
  if (found.length === 0)
    throw new PlannerError('province.no-layer', { name: basename(path) }, { file: path });
  const { layers: brought } = await say('import.run', {
    path,
    layers: found.map(({ name, suggested, crs }) => ({
      source: name,
      target: target ?? suggested.target,
      crs: crs.code ?? 'auto',
      ...((target === null || target === suggested.target) && {
        fields: suggested.fields,
        classes: suggested.classes,
        units: Object.fromEntries(
          Object.entries(suggested.units).flatMap(([field, unit]) => (unit === null ? [] : [[field, unit]])),
        ),
      }),
    })),
  });
  return brought;
}

/** Name of the scenario that holds the best set, beside the base one that every document starts with. */
const SOLVED = '优选情景';

async function solveCounty({ row, say }: Work): Promise<StepResult> {
  if (row.solve === null) return { solved: false };
  const { best, conflict } = await say('portfolio.solve', checked(portfolioInputSchema, jsonOf(row.solve)));
  if (!best) throw new PlannerError('province.no-set', { conflict: conflict.join(', ') });
  await say('portfolio.apply', {
    name: SOLVED,
    siteIds: best.siteIds,
    sizes: best.sizes,
    stores: best.stores.map(({ stationId, energyKwh, powerKw }) => ({ stationId, energyKwh, powerKw })),
  });
  await say('estimate.run', {});
  return { solved: true, sites: best.siteIds.length, capacityKwp: best.capacityKwp, proven: best.proven };
}
