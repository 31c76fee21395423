import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { drawPng } from '../../electron/hosts/chromium.ts';
import { type Draw, drawingPage } from '../../electron/report/docx/pictures.ts';
import { writeDocx } from '../../electron/report/docx/write.ts';
import { planPages } from '../../electron/report/pages.ts';
import { composePlan } from '../../electron/report/plan.ts';
import { fontDir, samplePlan } from '../unit/report/sample.ts';

const NAMES = ['soffice', 'libreoffice', 'soffice.exe', 'soffice.com'];
const USUAL = ['/Applications/LibreOffice.app/Contents/MacOS', 'C:\\Program Files\\LibreOffice\\program'];
const MINUTES = 5;

function findOffice(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...USUAL];
  return (
    folders.flatMap((dir) => NAMES.map((name) => join(dir, name))).find((path) => existsSync(path)) ?? null
  );
}

/**
 * Has LibreOffice open a plan that was written as a Word document and print it: every chapter heading must be in what
 * comes out, and the cover on one page. Without LibreOffice it says so and ends well.
 */
async function convert(): Promise<void> {
  const office = findOffice();
  if (!office) {
    console.log(
      'skipped: LibreOffice is not installed (no soffice in PATH), so no Word document was converted',
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'planner-office-'));
  try {
    for (const language of ['zh', 'en'] as const) {
      const composed = composePlan(await samplePlan(9), language);
      const file = join(folder, `${language}.docx`);
      const draw: Draw = (drawings, fontCss) =>
        drawPng(drawings.map(drawingPage(composed.imprint, fontCss)), new AbortController().signal);
      writeFileSync(file, await writeDocx(composed, draw, fontDir));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const { status, stderr } = spawnSync(
        office,
        [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file],
        { timeout: MINUTES * 60_000, encoding: 'utf8' },
      );
      const printed = join(folder, `${language}.pdf`);
      if (status !== 0 || !existsSync(printed)) throw new Error(`LibreOffice could not open it: ${stderr}`);
      const pdf = await getDocumentProxy(new Uint8Array(readFileSync(printed)));
      const { text: pages } = await extractText(pdf, { mergePages: false });
      const squeezed = pages.join('').replace(/\s/g, '');
      // The cover is a page of its own.
      const { heading } = composed.imprint.text.contents;
      if (!pages[1]?.includes(heading)) throw new Error(`page 2 is not the contents: ${pages[1]}`);
      const headings = planPages(composed).body.flatMap((part) => part.headings);
      const lost = headings.filter(({ text: words }) => !squeezed.includes(words.replace(/\s/g, '')));
      if (lost.length > 0) throw new Error(`not printed: ${lost.map((each) => each.text).join(', ')}`);
      console.log(`${language}: ${pdf.numPages} pages, ${headings.length} headings`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await convert();
