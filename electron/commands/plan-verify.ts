import { basename } from 'node:path';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { planOptionsSchema } from '../../shared/plan.ts';
import { atOnce, type Steps } from '../../shared/steps.ts';
import { countyWork } from '../county/county-work.ts';
import { gatherPlan } from '../county/plan/gather.ts';
import { readWhole } from '../formats/plain-file.ts';
import { readZipEntry } from '../formats/zip.ts';
import { figuresOf } from '../report/figures.ts';
import type { PlanData } from '../report/plan-data.ts';
import { figuresSum, type PlanSums, sumsIn } from '../report/sums.ts';
import { openedDocument } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

/** What `plan.export` writes beside a plan. */
const figuresFileSchema = z.object({
  content: z.string().regex(/^[0-9a-f]{64}$/),
  figures: z.array(
    z.object({
      chapter: z.string(),
      label: z.string(),
      unit: z.string(),
      value: z.number(),
      scenario: z.string(),
      from: z.string(),
    }),
  ),
});

export const planVerify: Pick<HandlersOf<'plan'>, 'plan.verify'> = {
  async 'plan.verify'(session, { path }) {
    const document = openedDocument(session);
    const sums = readSums(path);
    return session.jobs.run('plan.verify', async (_progress, signal) => {
      await session.estimator.settled();
      const plain = { ...planOptionsSchema.parse({ sections: [] }), logo: null };
      const plan = await gatherPlan(session, document, plain, signal);
      const content = sums.content === plan.documentSha256;
      const figures = sums.figures === (await countyWork(session, document, sumOf(plan)));
      return { belongs: content && figures, content: sums.content, figures };
    });
  },
};

function* sumOf(plan: PlanData): Steps<string> {
  return yield* figuresSum(yield* figuresOf(plan));
}

/**
 * The sums that a plan or the figures beside it carry.
 * @throws PlannerError `import.missing`, `file.wrong-ending`, `plan.no-sum`
 */
function readSums(path: string): PlanSums {
  const [, ending] = /\.(pdf|docx|json)$/i.exec(path) ?? [];
  const read = ending && READERS[ending.toLowerCase()];
  if (!read)
    throw new PlannerError('file.wrong-ending', { endings: '.pdf, .docx, .figures.json' }, { file: path });
  let sums: PlanSums | null = null;
  try {
    sums = read(path);
  } catch (error) {
    // What is no archive is no plan either.
    if (error instanceof PlannerError && error.code !== 'import.bad-zip') throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new PlannerError('import.missing', {}, { file: path });
    }
  }
  if (!sums) throw new PlannerError('plan.no-sum', { name: basename(path) }, { file: path });
  return sums;
}

/** A plan with many photos has some tens of megabytes. */
const LARGEST_PLAN_BYTES = 400 * 1024 * 1024;

const READERS: Record<string, (path: string) => PlanSums | null> = {
  pdf: (path) => sumsIn(readWhole(path, LARGEST_PLAN_BYTES).toString('latin1')),
  docx: (path) => sumsIn(readZipEntry(path, 'docProps/custom.xml', basename(path))?.toString('utf8') ?? ''),
  json(path) {
    const { content, figures } = figuresFileSchema.parse(JSON.parse(readWhole(path).toString('utf8')));
    return { content, figures: atOnce(figuresSum(figures)) };
  },
};
