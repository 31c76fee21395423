import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { PLAN_STEPS, type PlannedCounty, type PlanStep } from '../../shared/province.ts';
import { type CountyRow, readProvinceTable } from '../formats/province-table.ts';
import type { Session } from '../session/session.ts';
import { type CountyState, readState, writeState } from '../store/county-state.ts';
import { appendTo } from '../store/write-whole.ts';
import { type Aside, withAside } from './aside.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutputFolder } from './outputs.ts';
import { filesOf, keyOf, STEPS, type Work } from './province-steps.ts';
import { reportError } from './report-error.ts';

export const provincePlan: Pick<HandlersOf<'province'>, 'province.plan'> = {
  'province.plan': (session, { table, out, counties: asked, print, ...said }, call) => {
    const language = said.language ?? call.language;
    const rows = readProvinceTable(table);
    assertOutputFolder(session, out);
    const steps = PLAN_STEPS.filter((step) => step !== 'print' || print);
    return session.jobs.run('province.plan', (progress, signal) =>
      withAside(session, signal, async ({ say }) => {
        mkdirSync(out, { recursive: true });
        const known = codesOf(session, rows);
        const chosen = rows.filter((row) => !asked || asked.includes(known.get(row)?.code ?? ''));
        const counties: PlannedCounty[] = [];
        for (const [i, row] of chosen.entries()) {
          signal.throwIfAborted();
          const { code: countyCode, fault } = known.get(row)!;
          const onStep = (done: number) => progress(i * steps.length + done, chosen.length * steps.length);
          onStep(0);
          counties.push(
            fault
              ? refused(row, countyCode, fault, language)
              : await planCounty(
                  session,
                  { row, countyCode: countyCode!, out, say, language },
                  steps,
                  onStep,
                  signal,
                ),
          );
        }
        const done = counties.filter(({ state }) => state === 'done').length;
        return { counties, done, failed: counties.length - done, results: join(out, 'results') };
      }),
    );
  },
};

interface Known {
  code: string | null;
  fault: PlannerError | null;
}

/** The county that each row means, or why it means none. */
function codesOf({ library }: Session, rows: readonly CountyRow[]): Map<CountyRow, Known> {
  const seen = new Set<string>();
  const { rulePack } = library.versions();
  return new Map(
    rows.map((row) => {
      const refuse = (code: string | null, fault: unknown): [CountyRow, Known] => [
        row,
        { code, fault: fault as PlannerError },
      ];
      try {
        const code = codeOf(library, row);
        if (seen.has(code))
          return refuse(
            code,
            new PlannerError('province.county-twice', { county: code }, { line: row.line }),
          );
        seen.add(code);
        if (row.rulePack !== null && row.rulePack !== rulePack) {
          return refuse(
            code,
            new PlannerError('province.rule-pack', { wanted: row.rulePack, own: rulePack }),
          );
        }
        return [row, { code, fault: null }];
      } catch (error) {
        return refuse(null, error);
      }
    }),
  );
}

const MOST_NAMESAKES = 50;

/** @throws PlannerError `county.unknown`, `province.ambiguous` */
function codeOf(library: Session['library'], { county, line }: CountyRow): string {
  if (/^\d+$/.test(county)) return library.counties().get(county).code;
  const { counties } = library.counties().list(county, MOST_NAMESAKES);
  const namesakes = counties.filter(({ name }) => name === county);
  if (namesakes.length > 1) throw new PlannerError('province.ambiguous', { county }, { line });
  if (namesakes.length === 0) throw new PlannerError('county.unknown', { code: county }, { line });
  return namesakes[0]!.code;
}

function refused(
  row: CountyRow,
  countyCode: string | null,
  fault: unknown,
  language: Language,
): PlannedCounty {
  const { code, message } = reportError(fault, language);
  return {
    ...{ line: row.line, countyCode, name: row.name, document: null, state: 'failed', steps: [] },
    error: { code, message },
  };
}

/** Works a county through, from the first step that is not finished with the same inputs. */
async function planCounty(
  session: Session,
  base: Omit<Work, 'versions' | 'cutOff'> & { say: Aside['say'] },
  steps: readonly PlanStep[],
  onStep: (done: number) => void,
  signal: AbortSignal,
): Promise<PlannedCounty> {
  const { row, countyCode, out, say, language } = base;
  const files = filesOf(out, countyCode);
  const state: CountyState = readState(files.state);
  const work: Work = { ...base, versions: session.library.versions(), cutOff: state.running };
  const planned: PlannedCounty = {
    ...{ line: row.line, countyCode, name: row.name ?? session.library.counties().get(countyCode).name },
    ...{ document: null, state: 'done', steps: [], error: null },
  };
  const log = (step: PlanStep, state: 'done' | 'kept' | 'failed', seconds: number, rest: object) => {
    const line = { county: countyCode, step, state, seconds, ...rest };
    session.host.note?.(line);
    mkdirSync(join(out, 'log'), { recursive: true });
    appendTo(files.log, `${JSON.stringify(line)}\n`);
  };
  let key = '';
  let opened = false;
  try {
    for (const [i, step] of steps.entries()) {
      const started = performance.now();
      const seconds = () => Math.round(performance.now() - started) / 1000;
      try {
        key = keyOf(key, step, await STEPS[step].inputs(work));
        const kept = state.steps.find((each) => each.step === step);
        if (kept?.key === key && STEPS[step].made(work)) {
          planned.steps.push({ step, state: 'kept', seconds: 0, result: kept.result });
          log(step, 'kept', 0, { result: kept.result });
          onStep(i + 1);
          continue;
        }
        const before = state.steps.filter((each) => steps.indexOf(each.step) < i);
        if (step !== 'import' && !opened) {
          await openAt(say, files.document, work.cutOff === step ? (before.at(-1)?.edit ?? 0) : null);
        }
        opened = true;
        writeState(files.state, { running: step, steps: before });
        const result = await STEPS[step].run(work);
        const { undo } = await say('edit.history', {});
        state.steps = [...before, { step, key, edit: undo?.id ?? 0, seconds: seconds(), result }];
        writeState(files.state, { running: null, steps: state.steps });
        planned.steps.push({ step, state: 'done', seconds: seconds(), result });
        log(step, 'done', seconds(), { result });
        onStep(i + 1);
      } catch (error) {
        signal.throwIfAborted();
        const { code, message } = reportError(error, language);
        session.log.error('province.plan', error);
        planned.steps.push({ step, state: 'failed', seconds: seconds(), result: {} });
        log(step, 'failed', seconds(), { error: { code, message } });
        Object.assign(planned, { state: 'failed', error: { code, message } });
        break;
      }
    }
  } finally {
    if (opened) await say('project.close', {});
  }
  return { ...planned, document: existsSync(files.document) ? files.document : null };
}

/**
 * Opens a county's document.
 * @param edit of a step that was cut off, the edit before it, to which the document is taken back; else null: what a
 *   planner did to it since stays
 */
async function openAt(say: Aside['say'], document: string, edit: number | null): Promise<void> {
  const { readOnly } = await say('project.open', { path: document });
  if (readOnly) throw new PlannerError('province.busy', {}, { file: document });
  const { undo } = await say('edit.history', {});
  if (edit !== null && undo && undo.id > edit) await say('edit.jump', { step: edit });
}
