import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { PLAN_STEPS, type PlannedCounty, type PlanStep } from '../../shared/province.ts';
import { type CountyRow, readProvinceTable } from '../formats/province-table.ts';
import type { Session } from '../session/session.ts';
import { type CountyState, faultOf, readState, writeState } from '../store/county-state.ts';
import { makeFolder } from '../store/make-folder.ts';
import { appendTo } from '../store/write-whole.ts';
import { type Aside, withAside } from './aside.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutputFolder } from './outputs.ts';
import { filesOf } from './province-files.ts';
import { codesOf, type Known } from './province-rows.ts';
import { keyOf, STEPS, type Work } from './province-steps.ts';
import { assertClosed, forgetBefore, keepBefore, openAt, putBack } from './province-take-back.ts';
import { reportError } from './report-error.ts';

export const provincePlan: Pick<HandlersOf<'province'>, 'province.plan'> = {
  'province.plan': (session, { table, out, counties: asked, print, ...said }, call) => {
    const language = said.language ?? call.language;
    const rows = readProvinceTable(table);
    assertOutputFolder(session, out);
    const steps = PLAN_STEPS.filter((step) => step !== 'print' || print);
    return session.jobs.run('province.plan', (progress, signal) =>
      withAside(session, signal, async ({ say }) => {
        makeFolder(out);
        const known = codesOf(session, rows, table);
        const chosen = rows.filter((row) => !asked || asked.includes(known.get(row)?.code ?? ''));
        const missing = asked?.find((code) => !chosen.some((row) => known.get(row)?.code === code));
        if (missing) throw new PlannerError('province.not-in-table', { county: missing }, { file: table });
        const counties: PlannedCounty[] = [];
        for (const [i, row] of chosen.entries()) {
          signal.throwIfAborted();
          const { code: countyCode, fault } = known.get(row)!;
          const onStep = (done: number) => progress(i * steps.length + done, chosen.length * steps.length);
          onStep(0);
          counties.push(
            fault
              ? refused(session, row, known.get(row)!, out, language)
              : await planCounty(
                  session,
                  { row, table, countyCode: countyCode!, out, say, language },
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

function refused(
  session: Session,
  row: CountyRow,
  { code: countyCode, fault }: Known,
  out: string,
  language: Language,
): PlannedCounty {
  const error = reportError(fault, language);
  session.host.note?.({ county: countyCode, line: row.line, state: 'failed', error });
  if (fault?.code === 'province.rule-pack') {
    const { state } = filesOf(out, countyCode!);
    writeState(state, { ...readState(state), fault: faultOf('import', fault) });
  }
  return {
    ...{ line: row.line, countyCode, name: row.name, document: null, state: 'failed', steps: [] },
    error,
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
    makeFolder(join(out, 'log'));
    appendTo(files.log, `${JSON.stringify(line)}\n`);
  };
  let key = '';
  let opened = false;
  /** The state as it is on the disk. */
  let written = state;
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
        if (!opened) assertClosed(work);
        // By all steps there are: a plan that an earlier run printed is not before one that this run is not asked for.
        const place = PLAN_STEPS.indexOf(step);
        const before = state.steps.filter((each) => PLAN_STEPS.indexOf(each.step) < place);
        if (step !== 'import' && !opened) {
          const cutOff = work.cutOff === step;
          if (cutOff && STEPS[step].numbers) await putBack(work);
          const back = cutOff || (kept && kept.key !== key) ? (before.at(-1)?.edit ?? 0) : null;
          await openAt(work, back, cutOff ? null : (state.steps.at(-1)?.edit ?? 0));
        }
        opened = true;
        if (STEPS[step].numbers) await keepBefore(work);
        written = { running: step, fault: null, steps: before };
        writeState(files.state, written);
        const result = await STEPS[step].run(work);
        const { undo } = await say('edit.history', {});
        state.steps = [...before, { step, key, edit: undo?.id ?? 0, seconds: seconds(), result }];
        written = { running: null, fault: null, steps: state.steps };
        writeState(files.state, written);
        planned.steps.push({ step, state: 'done', seconds: seconds(), result });
        log(step, 'done', seconds(), { result });
        forgetBefore(work);
        onStep(i + 1);
      } catch (thrown) {
        signal.throwIfAborted();
        const fault = placedIn(base, thrown);
        const error = reportError(fault, language);
        session.log.error('province.plan', thrown);
        planned.steps.push({ step, state: 'failed', seconds: seconds(), result: {} });
        log(step, 'failed', seconds(), { error });
        writeState(files.state, { ...written, fault: faultOf(step, fault) });
        Object.assign(planned, { state: 'failed', error });
        break;
      }
    }
    if (planned.state === 'done' && written.fault) writeState(files.state, { ...written, fault: null });
  } finally {
    if (opened) await say('project.close', {});
  }
  return { ...planned, document: existsSync(files.document) ? files.document : null };
}

/** What is wrong with no file of the county is wrong with its line of the table. */
const placedIn = ({ row, table }: Pick<Work, 'row' | 'table'>, error: unknown): unknown =>
  error instanceof PlannerError && error.where.file === undefined && error.where.line === undefined
    ? new PlannerError(error.code, error.params, { ...error.where, file: table, line: row.line })
    : error;
