import { statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Language } from '../../shared/i18n/index.ts';
import type { ProvinceSummary } from '../../shared/province.ts';
import { provinceWorkbook } from '../county/workbook/province.ts';
import { writeProvince } from '../report/province.ts';
import type { Session } from '../session/session.ts';
import { makeFolder } from '../store/make-folder.ts';
import { writeTogether } from '../store/write-whole.ts';
import { assertOutput, assertOutputFolder } from './outputs.ts';

/** Workbook and PDF of a summary: in the folder that `out` is, or side by side where it names one of them. */
export function summaryFiles(out: string): string[] {
  const ending = extname(out).toLowerCase();
  const stem = ending === '.xlsx' || ending === '.pdf' ? out.slice(0, -ending.length) : join(out, 'summary');
  return [`${stem}.xlsx`, `${stem}.pdf`];
}

/** @throws PlannerError that says why one of the files may not be written */
export function assertSummaryFiles(session: Session, files: readonly string[], overwrite: boolean): void {
  for (const file of files) {
    const folder = dirname(file);
    assertOutputFolder(session, folder);
    if (!statSync(folder, { throwIfNoEntry: false })) continue;
    assertOutput(session, file, { endings: ['xlsx', 'pdf'], overwrite, database: false });
  }
}

/** Writes the files of a summary. */
export async function writeSummary(
  session: Session,
  summary: ProvinceSummary,
  [xlsx, pdf]: readonly string[],
  { language, overwrite, signal }: { language: Language; overwrite: boolean; signal: AbortSignal },
): Promise<void> {
  const { library, host } = session;
  const boundaries = new Map(
    summary.counties.flatMap(({ countyCode, name }) =>
      countyCode === null || name === null ? [] : [[countyCode, library.counties().get(countyCode)] as const],
    ),
  );
  const page = writeProvince(summary, boundaries, language, {
    generatedAt: new Date().toISOString(),
    appVersion: library.version,
    fontDir: library.fontDir,
  });
  const printed = await host.printPdf({ html: page, tagged: true }, signal);
  signal.throwIfAborted();
  makeFolder(dirname(xlsx!));
  const files = [
    { path: xlsx!, bytes: provinceWorkbook(summary, language) },
    { path: pdf!, bytes: printed },
  ];
  writeTogether(files, { replace: overwrite });
}
