import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { PlanOptions } from '../../shared/plan.ts';
import { readLogo } from '../report/logo.ts';
import { planFooterHtml, planHeaderHtml, planHtml } from '../report/plan.ts';
import type { PlanData } from '../report/plan-data.ts';
import { listContext, readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { readEstimates } from '../store/estimates.ts';
import { activeScenario } from '../store/scenarios.ts';
import { listSites } from '../store/sites.ts';
import { agrivoltaicsOf } from './agrivoltaic.ts';
import { outlookOf } from './carbon-outlook.ts';
import { countyFigures } from './county-figures.ts';
import { planFitOf } from './fit.ts';
import { gridOf } from './grid.ts';
import { landCheckOf } from './land-rules.ts';
import { moneyOf } from './money.ts';
import { roadmapOfActive } from './portfolio.ts';
import { describe } from './projects.ts';
import { roofProgress } from './roofs.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { summarise } from './summary.ts';
import { supplyOf } from './supply.ts';
import { activeWeather, type ChosenWeather } from './weather.ts';

export const plan: HandlersOf<'plan'> = {
  async 'plan.export'(session, { out, language, logo, ...options }) {
    const document = openedDocument(session);
    const cover = logo === undefined ? null : readLogo(logo);
    return session.jobs.run('plan.export', async (progress, signal) => {
      session.estimator.refresh();
      await session.estimator.settled();
      progress(1, 4);
      const data = await gather(session, document, { ...options, logo: cover });
      const fontDir = session.library.fontDir;
      progress(2, 4);
      const pdf = await session.host.printPdf(
        {
          html: planHtml(data, language, fontDir),
          headerHtml: planHeaderHtml(data, language, fontDir),
          footerHtml: planFooterHtml(data, language, fontDir),
        },
        signal,
      );
      progress(3, 4);
      signal.throwIfAborted();
      writeWhole(out, pdf);
      return { out, pages: countPages(pdf), bytes: pdf.length };
    });
  },
};

/** Years over which the plan spreads its sites. */
const ROADMAP_YEARS = 5;

async function gather(
  session: Session,
  document: Document,
  options: Omit<PlanOptions, 'logo'> & Pick<PlanData, 'logo'>,
): Promise<PlanData> {
  const project = describe(session, document);
  const scenario = activeScenario(document);
  const estimates = readEstimates(document, scenario.id);
  const weather = activeWeather(session, document);
  const summary = summarise(session, document);
  const land = landCheckOf(session, document);
  const broken = new Set(land.sites.flatMap(({ siteId, status }) => (status === 'broken' ? siteId : [])));
  const sites = listSites(document);
  const chosen = new Set(sites.flatMap(({ id, included }) => (included ? id : [])));
  return {
    ...options,
    generatedAt: new Date().toISOString(),
    appVersion: session.library.version,
    documentSha256: digest(document),
    project,
    county: project.county,
    neighbours: session.library.counties().neighbours(project.county.code),
    scenario,
    summary,
    sites: sites.map((site) => ({
      ...site,
      included: site.included && !broken.has(site.id),
      estimate: estimates.get(site.id) ?? null,
    })),
    context: {
      layers: listContext(document),
      features: {
        roads: readContext(document, 'roads'),
        exclusions: readContext(document, 'exclusions'),
        villages: readContext(document, 'villages'),
        scenic_spots: readContext(document, 'scenic_spots'),
        substations: readContext(document, 'substations'),
      },
    },
    weather: describeWeather(weather),
    ...countyFigures(session, document, weather),
    carbon: summary.annualKwh > 0 ? outlookOf(session, document) : null,
    agrivoltaic: agrivoltaicsOf(session, document),
    land: { ...land, sites: land.sites.filter(({ siteId }) => chosen.has(siteId)) },
    fit: planFitOf(session, document),
    money: summary.annualKwh > 0 ? moneyOf(session, document) : null,
    supply: summary.annualKwh > 0 ? await supplyOf(session, document, { community: null, week: 27 }) : null,
    grid: summary.annualKwh > 0 ? gridOf(session, document) : null,
    roadmap: summary.annualKwh > 0 ? roadmapOfActive(session, document, 'income', ROADMAP_YEARS) : [],
    roofs: await roofProgress(session, document),
    notices: session.library.notices(),
  };
}

function describeWeather({ climate, name, year }: ChosenWeather): PlanData['weather'] {
  const monthly = new Array<number>(12).fill(0);
  year.ghiWm2.forEach((value, hour) => {
    monthly[new Date(Date.UTC(year.year, 0, 1, hour)).getUTCMonth()] += value / 1000;
  });
  return {
    name: climate ? null : name,
    annualGhiKwhM2: monthly.reduce((sum, value) => sum + value, 0),
    meanTemperatureC:
      year.airTemperatureC.reduce((sum, value) => sum + value, 0) / year.airTemperatureC.length,
    monthlyGhiKwhM2: monthly,
    notes: year.notes,
    sources: climate
      ? climate.contributors.map(({ station, weight, distanceKm, source, year: years }) => ({
          name: station,
          detail: `${(100 * weight).toFixed(0)} %, ${distanceKm.toFixed(0)} km, ${source} (${years})`,
        }))
      : [{ name, detail: year.source }],
  };
}

/** Checksum of the document's contents as they stand, write-ahead log included. */
function digest({ db }: Document): string {
  return createHash('sha256').update(db.serialize()).digest('hex');
}

/** Writes beside the target and swaps, so that a failure leaves the old file as it was. */
function writeWhole(out: string, bytes: Uint8Array): void {
  const partial = `${out}.${randomUUID()}.part`;
  try {
    for (const left of leftovers(out)) rmSync(left, { force: true });
    writeFileSync(partial, bytes);
    renameSync(partial, out);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new PlannerError('plan.cannot-write', { reason: (error as Error).message }, { file: out });
  }
}

/** Halves of earlier tries at the same plan, which a program that was ended could not take away. */
function leftovers(out: string): string[] {
  const [folder, name] = [dirname(out), basename(out)];
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}.`) && entry.endsWith('.part'))
    .map((entry) => join(folder, entry));
}

/** Pages of a PDF as its page tree counts them. */
function countPages(pdf: Uint8Array): number {
  const counts = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/Type \/Pages\s\/Count (\d+)/g);
  return Math.max(0, ...[...counts].map(([, count]) => Number(count)));
}
