import type { Language } from '../../shared/i18n/index.ts';
import type { PlanOptions } from '../../shared/plan.ts';
import { ofOneState } from '../county/county-work.ts';
import { gatherPlan } from '../county/plan/gather.ts';
import { type Draw, drawingPage } from '../report/docx/pictures.ts';
import { readLogo } from '../report/logo.ts';
import { planPages } from '../report/pages.ts';
import { type ComposedPlan, composing } from '../report/plan.ts';
import { inTurns, untilAborted } from '../session/pace.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { writeWord } from '../workers/word.ts';
import { giveThreadsBack } from './give-back.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';
import { assertFiguresPlace, figuresFile, writePlan } from './plan-figures.ts';
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
    const { file, pages, figures } = await makePlan(session, 'plan.export', options, language, write);
    writePlan(out, file, figures, overwrite);
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

type ToWrite = Omit<ComposedPlan, 'figures'>;

/** Writes a composed plan. @param onPart told how many of how many steps are done */
type Write = (
  session: Session,
  composed: ToWrite,
  onPart: (done: number, total: number) => void,
  signal: AbortSignal,
) => Promise<{ file: Uint8Array; pages: number | null }>;

const asPdf: Write = async ({ library, host }, composed, onPart, signal) => {
  const { pdf, pages } = await printPlan(planPages(composed, library.fontDir), host, onPart, signal);
  return { file: pdf, pages };
};

/** How many pages a Word document has is for Word to say. */
const asWord: Write = async ({ library, host }, composed, onPart, signal) => {
  const draw: Draw = async (drawings, fontCss) => {
    const pages = drawings.map(drawingPage(composed.imprint, fontCss));
    const pictures = await untilAborted(host.drawPng(pages, signal), signal);
    onPart(1, 2);
    return pictures;
  };
  return { file: await writeWord(composed, draw, library.fontDir, signal), pages: null };
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
  return session.jobs.run(job, async (progress, signal) => {
    session.estimator.refresh();
    await untilAborted(session.estimator.settled(), signal);
    signal.throwIfAborted();
    progress(1, STEPS_BEFORE + 1);
    const { key, before, ready } = await lookedAtOrComposed(
      session,
      document,
      { ...options, logo: cover },
      language,
      write === asPdf,
      signal,
    );
    if (before) return before;
    const { composed, figures } = ready;
    const onPart = (done: number, total: number) => progress(STEPS_BEFORE + done, STEPS_BEFORE + total);
    // Gathering leaves hundreds of megabytes behind, which would else be there beside the print engine.
    giveThreadsBack(session);
    const written = await write(session, composed, onPart, signal);
    signal.throwIfAborted();
    const made = { ...written, figures };
    if (job === 'plan.preview') keepLooked(document, key, made);
    return made;
  });
}

type Prepared =
  | { key: string; before: MadePlan; ready: null }
  | { key: string; before: null; ready: { composed: ToWrite; figures: Buffer } };

/**
 * The plan that was looked at last where it is still the one (and one is wanted), else a plan ready to be written and
 * its figures as they are kept beside it: all that stays in memory of what was gathered.
 */
async function lookedAtOrComposed(
  session: Session,
  document: Document,
  options: Parameters<typeof gatherPlan>[2],
  language: Language,
  fromLooked: boolean,
  signal: AbortSignal,
): Promise<Prepared> {
  const goOn = () => signal.throwIfAborted();
  const { key, before, data } = await ofOneState(session, document, async () => {
    const key = await keyOfPlan(session, document, options, language);
    const before = fromLooked ? lookedAt(document, key) : null;
    return { key, before, data: before ? null : await gatherPlan(session, document, options, signal) };
  });
  if (before || !data) return { key, before: before!, ready: null };
  // Loaded when it is first needed: most plans are Chinese.
  const romanising = language === 'en' ? await import('../report/english/plan.ts') : undefined;
  const { figures, ...composed } = await inTurns(composing(data, language, romanising), goOn);
  return {
    ...{ key, before: null },
    ready: { composed, figures: await inTurns(figuresFile({ ...composed, figures }), goOn) },
  };
}
