import type { Host } from '../host.ts';
import type { PlanPart, WrittenPlan } from '../report/pages.ts';
import { type JoinedPart, joiningParts } from '../report/pdf/assemble.ts';
import { headingsOf } from '../report/pdf/headings.ts';
import { type PdfFile, pageCount, pagesOf, readPdf } from '../report/pdf/read.ts';
import { withSums } from '../report/sums.ts';
import { giveMemoryBack } from '../session/collect.ts';
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
  const goOn = () => signal.throwIfAborted();
  const total = plan.body.length + 3;
  const joining = joiningParts(plan.faces);
  let done = 0;
  const print = async (html: string, tagged = true): Promise<PdfFile> => {
    goOn();
    const file = readPdf(await untilAborted(host.printPdf({ html, tagged }, signal), signal));
    onPart(Math.min(++done, total), total);
    return file;
  };
  // Each is taken over as it comes, so that no more is held than the file needs.
  const take = (file: PdfFile, { headings }: PlanPart) => inTurns(joining.take(file, headings), goOn);
  const places: Place[] = [];
  const cover = await take(await print(plan.cover.html), plan.cover);
  const body: JoinedPart[] = [];
  for (const [i, part] of plan.body.entries()) {
    const file = await print(part.html);
    const headings = headingsOf(file, part.headings).map(({ title, level, page }) => ({
      title,
      level,
      page,
    }));
    places.push({ pages: pagesOf(file).length, headings });
    body.push(await take(file, part));
    if ((i + 1) % PARTS_OF_GARBAGE === 0) giveMemoryBack();
  }
  const contents = await printContents(plan, cover.pages, places, print);
  const parts = [cover, await take(contents.file, contents.part), ...body];
  const pages = parts.reduce((sum, part) => sum + part.pages, 0);
  const over = await print(plan.running(pages), false);
  const about = {
    title: plan.title,
    author: plan.author,
    creator: plan.creator,
    language: plan.lang,
    at: plan.generatedAt,
    sums: plan.sums,
  };
  return { pdf: await inTurns(joining.finish(parts, over, about, BODY), goOn), pages };
}

/** Parts before the body: cover and contents. */
const BODY = 2;
/** What so many printed parts leave behind is given back before the next: collecting holds the thread for a moment. */
const PARTS_OF_GARBAGE = 8;

/** What the contents say of a part: how long it is and on which of its pages each heading stands. */
interface Place {
  pages: number;
  headings: { title: string; level: number; page: number }[];
}

/** The contents stand before what they list, so that their own length moves the numbers in them. */
async function printContents(
  plan: WrittenPlan,
  coverPages: number,
  body: readonly Place[],
  print: (html: string) => Promise<PdfFile>,
): Promise<{ file: PdfFile; part: PlanPart }> {
  let length = 1;
  for (let attempt = 1; ; attempt++) {
    let page = coverPages + length;
    const entries = body.flatMap(({ pages, headings }) => {
      const first = page + 1;
      page += pages;
      return headings.map(({ title, level, page: within }) => ({ level, text: title, page: first + within }));
    });
    const part = plan.contents(entries);
    const file = await print(part.html);
    const needed = pagesOf(file).length;
    if (needed === length || attempt === TRIES) return { file, part };
    length = needed;
  }
}
