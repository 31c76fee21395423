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
import { provinceRows } from './province-rows.ts';
import { assertSummaryFiles, summaryFiles, writeSummary } from './province-write.ts';
import { reportError } from './report-error.ts';

export const province: HandlersOf<'province'> = {
  ...provincePlan,
  ...provinceRows,
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
    const { countyCode } = read;
    const refuse = (fault: PlannerError): Counted => ({ ...each, countyCode, read: fault, rolled: null });
    if (first !== undefined) {
      return refuse(
        new PlannerError('province.twice', { county: read.countyCode, from: first }, { file: path }),
      );
    }
    try {
      session.library.counties().get(read.countyCode);
    } catch (error) {
      const { code, params } = error as PlannerError;
      return refuse(new PlannerError(code, params, { file: path }));
    }
    from.set(read.countyCode, path);
    return { ...each, rolled: read };
  });
}

function listed(
  session: Session,
  { path, source, document, countyCode, read, rolled }: Counted,
  language: Language,
): ProvinceCounty {
  const figures = Object.fromEntries(
    SUMMED_FIGURES.map((figure) => [figure, rolled?.[figure] ?? null]),
  ) as CountyFigures;
  if (read instanceof PlannerError || !rolled) {
    const error = reportError(read, language);
    return {
      ...{ path, source, document, countyCode, ...placeOf(session, countyCode), scenario: null },
      ...{ versions: null, year: null, error },
      ...figures,
    };
  }
  return {
    ...{ path, source, document, countyCode: read.countyCode, ...placeOf(session, read.countyCode) },
    ...{ scenario: read.scenario, versions: read.versions, year: read.year, error: null },
    ...figures,
  };
}

type Place = Pick<ProvinceCounty, 'name' | 'city' | 'province'>;

function placeOf({ library }: Session, countyCode: string | null): Place {
  try {
    const { name, city, province } = library.counties().get(countyCode ?? '');
    return { name, city, province };
  } catch {
    return { name: null, city: null, province: null };
  }
}

/** By code, and after them those that could not be read, in their order. */
const inOrder = (counties: ProvinceCounty[]): ProvinceCounty[] =>
  counties.sort((a, b) => {
    const [one, other] = [a, b].map(({ error, countyCode }) => `${error ? 1 : 0}${countyCode ?? '~'}`);
    return one! < other! ? -1 : one! > other! ? 1 : 0;
  });
