import { setFlagsFromString } from 'node:v8';
import type { Language } from '../../shared/i18n/index.ts';
import type { PlanOptions } from '../../shared/plan.ts';
import { gatherPlan } from '../county/plan/gather.ts';
import { type Figure, figuresOf } from '../report/figures.ts';
import { readLogo } from '../report/logo.ts';
import { writePlan } from '../report/plan.ts';
import { openedDocument, type Session } from '../session/session.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';
import { printPlan } from './plan-print.ts';

export const plan: HandlersOf<'plan'> = {
  async 'plan.export'(session, { out, overwrite, language, ...options }) {
    openedDocument(session);
    assertOutput(session, out, { endings: ['pdf'], overwrite, database: false });
    const { pdf, pages, figures } = await makePlan(session, 'plan.export', options, language);
    writeWhole(out, pdf, { replace: overwrite });
    writeWhole(`${out}.figures.json`, Buffer.from(JSON.stringify({ figures }, null, 1)), { replace: true });
    return { out, pages, bytes: pdf.length };
  },

  async 'plan.preview'(session, { language, ...options }) {
    const { pdf, pages } = await makePlan(session, 'plan.preview', options, language);
    return { pages, pdf: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('base64') };
  },
};

/** Steps of the work besides the printing of parts: bringing estimates up to date, and gathering. */
const STEPS_BEFORE = 2;

async function makePlan(
  session: Session,
  job: 'plan.export' | 'plan.preview',
  { logo, ...options }: PlanOptions,
  language: Language,
): Promise<{ pdf: Uint8Array; pages: number; figures: Figure[] }> {
  const document = openedDocument(session);
  const cover = logo === undefined ? null : readLogo(logo);
  return sparingly(() =>
    session.jobs.run(job, async (progress, signal) => {
      session.estimator.refresh();
      await session.estimator.settled();
      signal.throwIfAborted();
      progress(1, STEPS_BEFORE + 1);
      const data = await gatherPlan(session, document, { ...options, logo: cover });
      const written = writePlan(data, language, session.library.fontDir);
      const onPart = (done: number, total: number) => progress(STEPS_BEFORE + done, STEPS_BEFORE + total);
      const printed = await printPlan(written, session.host, onPart, signal);
      signal.throwIfAborted();
      return { ...printed, figures: figuresOf(data) };
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
