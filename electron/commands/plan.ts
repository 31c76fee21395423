import { randomUUID } from 'node:crypto';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PlannerError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { PlanOptions } from '../../shared/plan.ts';
import { readLogo } from '../report/logo.ts';
import { writePlan } from '../report/plan.ts';
import { gatherPlan } from './plan-gather.ts';
import { printPlan } from './plan-print.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';

export const plan: HandlersOf<'plan'> = {
  async 'plan.export'(session, { out, language, ...options }) {
    const { pdf, pages } = await makePlan(session, 'plan.export', options, language);
    writeWhole(out, pdf);
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
): Promise<{ pdf: Uint8Array; pages: number }> {
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
      return printed;
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
