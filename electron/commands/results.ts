import { join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { RESULT_TABLES, type ResultTable } from '../../shared/province.ts';
import { countyWork, ofOneState } from '../county/county-work.ts';
import { countyResults } from '../county/results/figures.ts';
import { resultTables } from '../county/results/tables.ts';
import { versionsOf } from '../county/results/versions.ts';
import { writeParquet } from '../formats/parquet/write.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { documentVersion } from '../store/cached.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { writeFolder } from '../store/write-folder.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutputFolder } from './outputs.ts';

/** What a county's folder of results may hold. */
const HOLDS = new RegExp(`^(${RESULT_TABLES.join('|')})\\.parquet$`);

/** Folder of a county's results within one of results: the province is the first two digits of its code. */
export const partitionOf = (countyCode: string): string[] => [
  `province=${countyCode.slice(0, 2)}`,
  `county=${countyCode}`,
];

export const results: HandlersOf<'results'> = {
  'results.export': (session, { out, overwrite }) => {
    const document = openedDocument(session);
    const countyCode = session.library.countyOf(document).code;
    const parts = partitionOf(countyCode);
    assertOutputFolder(session, out);
    return session.jobs.run('results.export', async (progress, signal) => {
      session.estimator.refresh();
      await session.estimator.settled();
      signal.throwIfAborted();
      progress(1, 3);
      const made = await ofOneState(session, document, () =>
        countyWork(session, document, countyResults(session, document)),
      );
      signal.throwIfAborted();
      progress(2, 3);
      siteMirror(document).rows();
      const version = documentVersion(document);
      const scenario = activeScenario(document).name;
      const versions = versionsOf(session, document);
      const turn = async () => {
        await new Promise((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
        assertOpen(session, document);
        if (documentVersion(document) !== version) throw new PlannerError('results.changed');
      };
      const written = await writeFolder(
        join(out, ...parts),
        (folder) =>
          writeParquet(
            folder,
            resultTables(session, document, made),
            {
              county_code: countyCode,
              scenario,
              program_version: versions.program,
              rule_pack_version: versions.rulePack,
              factors_version: versions.factors,
            },
            turn,
          ),
        { replace: overwrite, holds: HOLDS, below: out },
      );
      const tables = written.map(({ name, rows }) => ({
        name: name as ResultTable,
        file: [...parts, `${name}.parquet`].join('/'),
        rows,
      }));
      return { out, countyCode, scenario, versions, tables };
    });
  },
};
