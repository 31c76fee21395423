import { PlannerError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import {
  type CountyFigures,
  type ProvinceCounty,
  type ProvinceSummary,
  SUMMED_FIGURES,
} from '../../shared/province.ts';
import {
  allotmentsOver,
  differencesOver,
  type RolledCounty,
  rankingsOf,
  totalsOver,
} from '../engine/province/roll-up.ts';
import type { Session } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';
import { provincePlan } from './province-plan.ts';
import { readSources, type Source } from './province-read.ts';
import { assertSummaryFiles, summaryFiles, writeSummary } from './province-write.ts';
import { reportError } from './report-error.ts';

export const province: HandlersOf<'province'> = {
  ...provincePlan,
  'province.summarise': (session, { paths, out, overwrite, systemHostingMw, ...said }, call) => {
    const language = said.language ?? call.language;
    const files = out === undefined ? [] : summaryFiles(out);
    assertSummaryFiles(session, files, overwrite);
    return session.jobs.run('province.summarise', async (progress, signal) => {
      const sources = await readSources(session, paths, progress, signal);
      const counties = counted(session, sources);
      if (paths.every((path) => session.grants.has(path, 'province'))) {
        for (const { document } of counties) if (document) session.grants.give(document, 'document');
      }
      const rolled = counties.flatMap(({ rolled: county }) => county ?? []);
      const summary: ProvinceSummary = {
        counties: inOrder(counties.map((county) => listed(session, county, language))),
        totals: totalsOver(rolled, counties.length - rolled.length),
        differences: differencesOver(rolled),
        rankings: rankingsOf(rolled),
        allotments: allotmentsOver(rolled, systemHostingMw ?? null),
        files,
      };
      if (files.length > 0) await writeSummary(session, summary, files, { language, overwrite, signal });
      return summary;
    });
  },
};

interface Counted extends Source {
  rolled: RolledCounty | null;
}

/** Each county once: one that comes again is told, and left out. */
function counted(session: Session, sources: readonly Source[]): Counted[] {
  const from = new Map<string, string>();
  return sources.map((each): Counted => {
    const { read, path } = each;
    if (read instanceof PlannerError) return { ...each, rolled: null };
    const first = from.get(read.countyCode);
    const refuse = (fault: PlannerError): Counted => ({ ...each, read: fault, rolled: null });
    if (first !== undefined) {
      return refuse(
        new PlannerError('province.twice', { county: read.countyCode, from: first }, { file: path }),
      );
    }
    try {
      session.library.counties().get(read.countyCode);
    } catch (error) {
      return refuse(error as PlannerError);
    }
    from.set(read.countyCode, path);
    return { ...each, rolled: read };
  });
}

function listed(
  session: Session,
  { path, source, document, read, rolled }: Counted,
  language: Language,
): ProvinceCounty {
  const figures = Object.fromEntries(
    SUMMED_FIGURES.map((figure) => [figure, rolled?.[figure] ?? null]),
  ) as CountyFigures;
  if (read instanceof PlannerError || !rolled) {
    const { code, message } = reportError(read, language);
    return {
      ...{ path, source, document, countyCode: null, name: null, city: null, province: null, scenario: null },
      ...{ versions: null, year: null, error: { code, message } },
      ...figures,
    };
  }
  const { name, city, province: provinceName } = session.library.counties().get(read.countyCode);
  return {
    ...{ path, source, document, countyCode: read.countyCode, name, city, province: provinceName },
    ...{ scenario: read.scenario, versions: read.versions, year: read.year, error: null },
    ...figures,
  };
}

/** By code; those without one last, as they were named. */
const inOrder = (counties: ProvinceCounty[]): ProvinceCounty[] =>
  counties.sort((a, b) => {
    const [one, other] = [a.countyCode ?? '~', b.countyCode ?? '~'];
    return one < other ? -1 : one > other ? 1 : 0;
  });
