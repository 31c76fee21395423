import type { Host } from '../host.ts';
import type { PlanPart, WrittenPlan } from '../report/pages.ts';
import { assembling } from '../report/pdf/assemble.ts';
import { headingsOf } from '../report/pdf/headings.ts';
import { type PdfFile, pageCount, pagesOf, readPdf } from '../report/pdf/read.ts';
import { withSums } from '../report/sums.ts';
import { inTurns, untilAborted } from '../session/pace.ts';

/** Contents may need more room once its page numbers are known; it settles at once. */
const TRIES = 3;

/**
 * Prints a plan part by part, so that the print engine never holds more than one, and joins the parts into one PDF.
 *
 * @param onPart told how many of how many parts are printed
 * @throws whatever the shell's printing throws, also when `signal` aborts
 */
export async function printPlan(
  plan: WrittenPlan,
  host: Host,
  onPart: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ pdf: Uint8Array; pages: number }> {
  try {
    return await printInParts(plan, host, onPart, signal);
  } catch (error) {
    // Parts that cannot be taken apart are written by an engine of another kind: the whole is printed in one go.
    if (!(error instanceof RangeError) || signal.aborted) throw error;
    return printWhole(plan, host, signal);
  }
}

/** The whole plan as one page to print: without page numbers in its contents, which only the parts tell. */
async function printWhole(plan: WrittenPlan, host: Host, signal: AbortSignal) {
  const printed = await untilAborted(host.printPdf({ html: plan.whole(), tagged: true }, signal), signal);
  signal.throwIfAborted();
  return { pdf: withSums(printed, plan.sums), pages: pageCount(printed) };
}

async function printInParts(
  plan: WrittenPlan,
  host: Host,
  onPart: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const total = plan.body.length + 3;
  let done = 0;
  const print = async (html: string, tagged = true): Promise<PdfFile> => {
    signal.throwIfAborted();
    const file = readPdf(await untilAborted(host.printPdf({ html, tagged }, signal), signal));
    onPart(Math.min(++done, total), total);
    return file;
  };
  const cover = await print(plan.cover.html);
  const body: PdfFile[] = [];
  for (const { html } of plan.body) body.push(await print(html));
  const contents = await printContents(plan, cover, body, print);
  const files = [cover, contents.file, ...body];
  const written = [plan.cover, contents.part, ...plan.body];
  const pages = files.reduce((sum, file) => sum + pagesOf(file).length, 0);
  const over = await print(plan.running(pages), false);
  const joining = assembling(
    files.map((file, i) => ({ file, headings: written[i]!.headings })),
    over,
    {
      title: plan.title,
      author: plan.author,
      creator: plan.creator,
      language: plan.lang,
      at: plan.generatedAt,
      sums: plan.sums,
    },
    BODY,
  );
  return { pdf: await inTurns(joining, () => signal.throwIfAborted()), pages };
}

/** Parts before the body: cover and contents. */
const BODY = 2;

/** The contents stand before what they list, so that their own length moves the numbers in them. */
async function printContents(
  plan: WrittenPlan,
  cover: PdfFile,
  body: PdfFile[],
  print: (html: string) => Promise<PdfFile>,
): Promise<{ file: PdfFile; part: PlanPart }> {
  let length = 1;
  for (let attempt = 1; ; attempt++) {
    let page = pagesOf(cover).length + length;
    const entries = body.flatMap((file, i) => {
      const first = page + 1;
      page += pagesOf(file).length;
      return headingsOf(file, plan.body[i]!.headings).map(({ title, level, page: within }) => ({
        level,
        text: title,
        page: first + within,
      }));
    });
    const part = plan.contents(entries);
    const file = await print(part.html);
    const needed = pagesOf(file).length;
    if (needed === length || attempt === TRIES) return { file, part };
    length = needed;
  }
}
