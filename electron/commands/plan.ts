import { setFlagsFromString } from 'node:v8';
import type { Language } from '../../shared/i18n/index.ts';
import type { PlanOptions } from '../../shared/plan.ts';
import { gatherPlan } from '../county/plan/gather.ts';
import { readLogo } from '../report/logo.ts';
import { planPages } from '../report/pages.ts';
import { type ComposedPlan, composing } from '../report/plan.ts';
import { inTurns, untilAborted } from '../session/pace.ts';
import { openedDocument, type Session } from '../session/session.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';
import { assertFiguresPlace, writeFigures } from './plan-figures.ts';
import { keepLooked, keyOfPlan, lookedAt, type MadePlan } from './plan-looked.ts';
import { printPlan } from './plan-print.ts';
import { planTexts } from './plan-texts.ts';
import { planVerify } from './plan-verify.ts';

export const plan: HandlersOf<'plan'> = {
  ...planTexts,
  ...planVerify,

  async 'plan.export'(session, { out, overwrite, language, ...options }) {
    openedDocument(session);
    assertOutput(session, out, { endings: ['pdf', 'docx'], overwrite, database: false });
    assertFiguresPlace(out, overwrite);
    const write = /\.docx$/i.test(out) ? asWord : asPdf;
    const { file, pages, composed } = await makePlan(session, 'plan.export', options, language, write);
    writeWhole(out, file, { replace: overwrite });
    writeFigures(out, composed, overwrite);
    return { out, pages, bytes: file.length };
  },

  async 'plan.preview'(session, { language, ...options }) {
    const { file, pages } = await makePlan(session, 'plan.preview', options, language, asPdf);
    return {
      pages: pages ?? 0,
      pdf: Buffer.from(file.buffer, file.byteOffset, file.length).toString('base64'),
    };
  },
};

/** Writes a composed plan. @param onPart told how many of how many steps are done */
type Write = (
  session: Session,
  composed: ComposedPlan,
  onPart: (done: number, total: number) => void,
  signal: AbortSignal,
) => Promise<{ file: Uint8Array; pages: number | null }>;

const asPdf: Write = async ({ library, host }, composed, onPart, signal) => {
  const { pdf, pages } = await printPlan(planPages(composed, library.fontDir), host, onPart, signal);
  return { file: pdf, pages };
};

/** How many pages a Word document has is for Word to say. */
const asWord: Write = async ({ library, host }, composed, onPart, signal) => {
  // Loaded when it is first needed: most sessions write no Word document.
  const { writeDocx } = await import('../report/docx/write.ts');
  const draw: Parameters<typeof writeDocx>[1] = async (drawings) => {
    const pictures = await untilAborted(host.drawPng(drawings, signal), signal);
    signal.throwIfAborted();
    onPart(1, 2);
    return pictures;
  };
  return { file: await writeDocx(composed, draw, library.fontDir), pages: null };
};

/** Steps of the work besides the writing: bringing estimates up to date, and gathering. */
const STEPS_BEFORE = 2;

async function makePlan(
  session: Session,
  job: 'plan.export' | 'plan.preview',
  { logo, ...options }: PlanOptions,
  language: Language,
  write: Write,
): Promise<MadePlan> {
  const document = openedDocument(session);
  const cover = logo === undefined ? null : readLogo(logo);
  return sparingly(() =>
    session.jobs.run(job, async (progress, signal) => {
      session.estimator.refresh();
      await untilAborted(session.estimator.settled(), signal);
      signal.throwIfAborted();
      progress(1, STEPS_BEFORE + 1);
      const key = await keyOfPlan(session, document, { ...options, logo: cover }, language);
      const before = write === asPdf ? lookedAt(document, key) : null;
      if (before) return before;
      const data = await gatherPlan(session, document, { ...options, logo: cover }, signal);
      const onPart = (done: number, total: number) => progress(STEPS_BEFORE + done, STEPS_BEFORE + total);
      // Loaded when it is first needed: most plans are Chinese.
      const romanising = language === 'en' ? await import('../report/english/plan.ts') : undefined;
      const goOn = () => signal.throwIfAborted();
      const composed = await inTurns(composing(data, language, romanising), goOn);
      const written = await write(session, composed, onPart, signal);
      signal.throwIfAborted();
      const made = { ...written, composed };
      if (job === 'plan.preview') keepLooked(document, key, made);
      return made;
    }),
  );
}

/**
 * Works with V8 collecting its garbage early. A plan of thousands of sites leaves hundreds of megabytes behind, which
 * would else be there beside the print engine.
 */
async function sparingly<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--optimize-for-size');
  try {
    return await work();
  } finally {
    setFlagsFromString('--no-optimize-for-size');
  }
}
