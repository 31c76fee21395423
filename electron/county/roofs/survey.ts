import { createHash } from 'node:crypto';
import { BUILDING_CLASSES } from '../../../shared/building-classes.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { type Language, noteMessage } from '../../../shared/i18n/index.ts';
import type { RoofFinding, RoofSource, SurveyReport } from '../../../shared/roof-survey.ts';
import { type RoofRemark, type RoofsRead, readForSurvey } from '../../bulk/roof-read.ts';
import type { Session } from '../../session/session.ts';
import { assertOpen } from '../../session/session.ts';
import { countBuildings } from '../../store/buildings.ts';
import type { Document } from '../../store/document.ts';
import { dropRoofOrphans, type StoredRoof, writeRoofs } from '../../store/roofs.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { runBulk } from '../../workers/bulk.ts';
import type { RoofFound } from '../../workers/roof-protocol.ts';
import { surveyRoofs } from '../../workers/roofs.ts';
import { roofClassesOf } from '../rules/figures.ts';
import { terrainGrid, terrainOf } from '../terrain/grid.ts';
import { chosenWeather, placeOf } from '../weather/weather.ts';
import { surfaceGrid, surfaceVersion } from './surface.ts';

/** Changes whenever surveys come to other results from the same input: older ones are then out of date. */
const EDITION = 1;

export interface SurveyAsked {
  buildingIds?: readonly number[] | undefined;
  source: RoofSource;
  shadeLimit: number;
  again: boolean;
}

/** The digest of what the results of all roofs rest on; the limit on shade stands before it, to be read again. */
export function surveyBase(
  session: Session,
  document: Document,
  source: RoofSource,
  shadeLimit: number,
): string {
  const { assumptions } = activeScenario(document);
  const weather = chosenWeather(session, document, assumptions);
  const rest = [
    EDITION,
    source,
    weather.key,
    assumptions.albedo,
    roofClassesOf(session, document),
    terrainOf(document)?.version ?? null,
    source === 'surface' ? surfaceVersion(document) : null,
  ];
  return `${shadeLimit}~${createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 16)}`;
}

/** Roofs of which the surroundings are read at once, without a thread, and documents that are as small as those. */
const [FEW_ASKED, FEW_BUILDINGS] = [20, 500];
const underWay = new WeakSet<Document>();
/** Results written in one transaction, so that the window is never kept waiting. */
const WRITTEN_AT_ONCE = 500;

/**
 * Surveys the roofs that are asked for and whose results are out of date, in threads, and keeps the results as they
 * come: a survey that was stopped goes on where it was when it is asked for again.
 *
 * @throws PlannerError `roof.no-buildings`, `roof.unknown-building`, `roof.no-surface`, `roof.under-way`; `job.cancelled`
 */
export async function surveyDocument(
  session: Session,
  document: Document,
  asked: SurveyAsked,
  language: Language,
): Promise<SurveyReport> {
  if (underWay.has(document)) throw new PlannerError('roof.under-way');
  underWay.add(document);
  try {
    return await session.jobs.run('roof.survey', (progress, signal) =>
      survey(session, document, asked, language, progress, signal),
    );
  } finally {
    underWay.delete(document);
  }
}

async function survey(
  session: Session,
  document: Document,
  { buildingIds, source, shadeLimit, again }: SurveyAsked,
  language: Language,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<SurveyReport> {
  const surface = source === 'surface' ? await surfaceGrid(document) : null;
  if (source === 'surface' && !surface) throw new PlannerError('roof.no-surface');
  assertOpen(session, document);
  const { assumptions } = activeScenario(document);
  const classes = roofClassesOf(session, document);
  const baseKey = surveyBase(session, document, source, shadeLimit);
  const terrain = terrainGrid(document);
  const ids = buildingIds ? [...new Set(buildingIds)] : null;
  const want = { ids, source, classes, baseKey, terrain, again };
  const read =
    (ids && ids.length <= FEW_ASKED) || countBuildings(document) <= FEW_BUILDINGS
      ? readForSurvey(document, want)
      : await runBulk(document.path, { type: 'roof-read', ...want }, signal);
  assertOpen(session, document);
  dropRoofOrphans(document);
  const { county, targets } = read;
  const keep = keeper(session, document, read, source, baseKey);
  progress(0, targets.length);
  let done = 0;
  const weather = chosenWeather(session, document, assumptions);
  const input = {
    skyKey: `${weather.key} ${assumptions.albedo}`,
    ...{ county, terrain, surface, shadeLimit },
    place: placeOf(session, document),
    weather: weather.year,
    albedo: assumptions.albedo,
    classes: BUILDING_CLASSES.map((name) => classes[name]),
  };
  try {
    await surveyRoofs(input, targets, {
      signal,
      onFound(found) {
        keep.add(found);
        done += found.length;
        progress(done, targets.length);
      },
    });
  } finally {
    // What was found before the planner stopped it is kept as well.
    await keep.settle();
    if (done > 0 && session.document === document) {
      session.host.emit({ type: 'roofs.changed' });
      session.estimator.refresh();
    }
  }
  assertOpen(session, document);
  return {
    source,
    surveyed: targets.length,
    kept: read.kept,
    repaired: findings(read.repaired, language),
    refused: findings([...read.refused, ...keep.refused], language),
  };
}

/** Writes results a few at a time, between what else is done with the document. */
function keeper(session: Session, document: Document, read: RoofsRead, source: RoofSource, baseKey: string) {
  const place = new Map([...read.targets].map((index, i) => [index, i]));
  const remarks = Map.groupBy(read.repaired, ({ buildingId }) => buildingId);
  const refused: RoofRemark[] = [];
  let waiting: StoredRoof[] = [];
  let writing: Promise<void> | null = null;
  let failed: unknown = null;
  const { county } = read;
  const write = async () => {
    while (waiting.length > 0) {
      // A thread that writes the document lets no other connection write.
      await document.journal.idle();
      if (session.document !== document) return;
      writeRoofs(document, waiting.splice(0, WRITTEN_AT_ONCE));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const start = () => {
    writing ??= write()
      .catch((error) => {
        failed = error;
        waiting = [];
      })
      .finally(() => {
        writing = null;
      });
  };
  return {
    refused,
    add(found: readonly RoofFound[]) {
      if (failed) throw failed;
      const at = new Date().toISOString();
      for (const { index, faces, ridges, light, bundle, notes } of found) {
        const buildingId = county.ids[index]!;
        const target = place.get(index)!;
        const own = remarks.get(buildingId) ?? [];
        if (faces.length === 0) refused.push(...notes.map((note) => ({ buildingId, ...note })));
        const from = read.heightFrom[target]!;
        const height = {
          lowM: county.lowM[index]!,
          topM: county.topM[index]!,
          highM: county.highM[index]!,
          from,
        };
        waiting.push({
          ...{ buildingId, source, baseKey, at, faces, ridges, light, bundle },
          inputKey: read.keys[target]!,
          height: source === 'heights' ? height : null,
          notes: [
            ...(source === 'heights' ? heightNotes(from, faces.length, county.azimuthDeg[index]!) : []),
            ...own.map(({ code, value }) => ({ code, value })),
            ...notes,
          ],
        });
      }
      start();
    },
    async settle() {
      while (writing) await writing;
      if (failed) throw failed;
    },
  };
}

/** What is to be known of a roof whose height nothing measured. */
function heightNotes(from: string, faces: number, azimuthDeg: number): StoredRoof['notes'] {
  return [
    ...(from === 'floors' ? [{ code: 'roof.height-from-floors', value: '' }] : []),
    ...(from === 'class' ? [{ code: 'roof.height-assumed', value: '' }] : []),
    ...(faces > 0 && !Number.isNaN(azimuthDeg) ? [{ code: 'roof.pitch-assumed', value: '' }] : []),
    ...(faces > 0 && Number.isNaN(azimuthDeg) ? [{ code: 'roof.parapet-assumed', value: '' }] : []),
  ];
}

const EXAMPLES = 5;

/** Remarks by code, the most frequent first. */
function findings(remarks: readonly RoofRemark[], language: Language): RoofFinding[] {
  return [...Map.groupBy(remarks, ({ code }) => code)]
    .map(([code, all]) => ({
      code,
      message: noteMessage(code, { value: all[0]!.value }, language),
      count: all.length,
      examples: all.slice(0, EXAMPLES).map(({ buildingId, value }) => ({ buildingId, value })),
    }))
    .sort((a, b) => b.count - a.count);
}
