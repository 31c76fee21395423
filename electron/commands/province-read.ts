import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import type { ProvinceCounty } from '../../shared/province.ts';
import { type ReadCounty, readResults, resultFolders } from '../formats/parquet/read.ts';
import type { Session } from '../session/session.ts';
import { copyAside } from '../store/copy-aside.ts';
import { unfinishedIn } from '../store/county-state.ts';
import { asDocumentFault } from '../store/faults.ts';
import { type Aside, withAside } from './aside.ts';

/** What a county is read from, and what came of it. */
export interface Source {
  path: string;
  source: ProvinceCounty['source'];
  /** See the contract. */
  document: string | null;
  /** County that it is of by its place, where that says so. */
  countyCode: string | null;
  read: ReadCounty | PlannerError;
}

type Named = Pick<Source, 'path' | 'source' | 'document' | 'countyCode'> & { fault?: PlannerError };

/** Documents and folders of results that paths name; a folder stands for what is in it. */
function named(path: string): Named[] {
  const refuse = (code: string): Named[] => [
    {
      path,
      source: 'results',
      document: null,
      countyCode: null,
      fault: new PlannerError(code, { name: basename(path) }, { file: path }),
    },
  ];
  try {
    if (!existsSync(path)) return refuse('province.missing');
    if (!statSync(path).isDirectory()) {
      return /\.gpkg$/i.test(path) ? [asDocument(path)] : refuse('province.not-a-source');
    }
    const unfinished = unfinishedIn(path);
    const folders = resultFolders(path).map((folder): Named => {
      const { countyCode, document } = planned(folder);
      const inside = document !== null && !relative(path, document).startsWith('..') ? document : null;
      return { path: folder, source: 'results', document: inside, countyCode };
    });
    // Results that lie beside documents are theirs: each county counts once.
    const documents = folders.length + unfinished.size > 0 ? [] : documentsIn(path);
    const all = [
      ...folders.filter(({ countyCode }) => countyCode === null || !unfinished.has(countyCode)),
      ...[...unfinished].map(([countyCode, fault]): Named => {
        const document = documentIn(path, countyCode);
        return { path: document ?? path, source: 'results', document, countyCode, fault };
      }),
      ...documents,
    ];
    return all.length > 0 ? all : refuse('province.nothing-there');
  } catch (error) {
    const reason = (error as Error).message;
    return [
      {
        ...{ path, source: 'results', document: null, countyCode: null },
        fault: new PlannerError('province.unreadable', { reason }, { file: path }),
      },
    ];
  }
}

const documentsIn = (folder: string): Named[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.gpkg$/i.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => asDocument(join(folder, name)));

const asDocument = (path: string): Named => ({
  path,
  source: 'document',
  document: path,
  countyCode: null,
});

/** The document of a county in a folder of `province.plan`. */
function documentIn(folder: string, countyCode: string): string | null {
  const document = join(folder, 'documents', `${countyCode}.gpkg`);
  return existsSync(document) ? document : null;
}

/** The county that a folder of results is of by its name, and the document that `province.plan` made them of. */
function planned(results: string): Pick<Named, 'countyCode' | 'document'> {
  const countyCode = /^county=(\d{6})$/.exec(basename(results))?.[1] ?? null;
  const document = countyCode && documentIn(join(results, '..', '..', '..'), countyCode);
  return { countyCode, document };
}

const keyOf = ({ path, countyCode, fault }: Named) => `${path}/${fault ? countyCode : ''}`;

/**
 * Reads every county that paths name. A document is copied, upgraded where an older version wrote it, estimated where
 * it is out of date, and read as the results it would export; it itself stays as it is.
 */
export async function readSources(
  session: Session,
  paths: readonly string[],
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Source[]> {
  // What is named by itself and by its folder is one.
  const sources = [...new Map(paths.flatMap(named).map((each) => [keyOf(each), each])).values()];
  const results = new Map<Named, string | PlannerError>();
  const documents = sources.filter(({ source, fault }) => source === 'document' && !fault);
  const total = sources.length + documents.length;
  const read = async (): Promise<Source[]> => {
    const folders = sources.flatMap((each) => {
      const folder = results.get(each) ?? each.path;
      return each.fault || typeof folder !== 'string' ? [] : [folder];
    });
    const counties = await readResults([...new Set(folders)], (done) => {
      signal.throwIfAborted();
      progress(documents.length + done, total);
    });
    const byFolder = new Map([...new Set(folders)].map((folder, i) => [folder, counties[i]!]));
    return sources.map((each) => {
      const folder = results.get(each) ?? each.path;
      const { path, source, document, countyCode } = each;
      return {
        ...{ path, source, document, countyCode },
        read: each.fault ?? (typeof folder === 'string' ? byFolder.get(folder)! : folder),
      };
    });
  };
  if (documents.length === 0) return read();
  return withAside(session, signal, async (aside) => {
    for (const [i, each] of documents.entries()) {
      signal.throwIfAborted();
      progress(i, total);
      results.set(
        each,
        await exported(aside, each.path, i).catch((error: unknown) => asFault(error, each.path, signal)),
      );
    }
    return read();
  });
}

/** Exports the results of a copy of a document. */
async function exported({ folder, say }: Aside, path: string, index: number): Promise<string> {
  const copy = join(folder, `${index}.gpkg`);
  await copyAside(path, copy);
  await say('project.open', { path: copy });
  const out = join(folder, `results-${index}`);
  const { tables } = await say('results.export', { out });
  await say('project.close', {});
  return join(out, tables[0]!.file, '..');
}

function asFault(error: unknown, path: string, signal: AbortSignal): PlannerError {
  signal.throwIfAborted();
  const fault = asDocumentFault(error);
  return fault instanceof PlannerError
    ? // The copy's place means nothing to whoever reads it.
      new PlannerError(
        fault.code,
        { ...fault.params, ...('name' in fault.params && { name: basename(path) }) },
        { ...fault.where, file: path },
      )
    : new PlannerError('province.unreadable', { reason: (error as Error).message }, { file: path });
}
