import { basename } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import type { ImportTarget } from '../../shared/import.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import { openedDocument, type Session } from '../session/session.ts';
import type { Document } from '../store/document.ts';
import { alreadyThere, comingTwice, type Incoming } from '../store/duplicates.ts';
import { runBulk } from '../workers/bulk.ts';
import { runGdal } from '../workers/gdal.ts';
import { announce } from './edits.ts';
import type { HandlersOf } from './handler.ts';
import { withScratch } from './scratch.ts';

/** Reasons for leaving a file of an archive out whose message says how it can be imported. */
const SAYS_HOW = /^import\.(save-as-|raster-beside)/;
/** Share of an import that is reading and checking; the rest is writing the document. */
const STAGING = 0.75;

export const imports: HandlersOf<'import'> = {
  async 'import.inspect'(session, { path, encoding, crs }, { language }) {
    const { incoming, ...inspection } = await session.jobs.run('import.inspect', (_, signal) =>
      withScratch('import', (scratch) =>
        runGdal({ type: 'inspect', path, encoding, crs, scratch, county: countyOf(session) }, signal),
      ),
    );
    const { db } = openedDocument(session);
    return {
      ...inspection,
      skipped: inspection.skipped.map(({ name, reason }) => ({
        ...{ name, reason },
        ...(SAYS_HOW.test(reason) && { message: errorMessage(new PlannerError(reason, { name }), language) }),
      })),
      layers: inspection.layers.map((layer, i) => ({
        ...layer,
        ...countDuplicates(db, layer.suggested.target, incoming[i]!),
      })),
    };
  },

  async 'import.run'(session, { path, encoding, layers, clip, replace, duplicates }, call) {
    const document = openedDocument(session);
    return session.jobs.run('import.run', (progress, signal) =>
      withScratch('import', async (scratch) => {
        const staged = await runGdal(
          { type: 'stage', path, encoding, layers, clip, scratch, county: countyOf(session) },
          signal,
          (done, total) => progress(Math.round(STAGING * done), total),
        );
        const total = staged.layers.reduce((sum, { read }) => sum + read, 0);
        const rows = staged.layers.reduce((sum, layer) => sum + layer.rows, 0);
        if (rows === 0) {
          throw new PlannerError(
            'import.nothing',
            { n: total, reasons: staged.refused.map(({ code, count }) => `${code} ${count}`).join(', ') },
            { file: path },
          );
        }
        if (session.document !== document) throw new PlannerError('project.none-open');
        const { center, name } = session.library.countyOf(document);
        const written = await document.journal.elsewhere(() =>
          runBulk(
            document.path,
            {
              type: 'import',
              conductors: session.library.conductors().map(({ name }) => name),
              lowConductors: session.library.lowConductors().map(({ name }) => name),
              equipment: {
                module: session.library.equipment().modules.map(({ key }) => key),
                inverter: session.library.equipment().inverters.map(({ key }) => key),
              },
              ...{ staged, layers, replace, duplicates },
              file: basename(path),
              county: { name, center },
              defaults: {
                rooftop: siteDefaults(session, document, 'rooftop'),
                agrivoltaic: siteDefaults(session, document, 'agrivoltaic'),
              },
              language: call.language,
            },
            signal,
            (done) => progress(Math.round(total * (STAGING + ((1 - STAGING) * done) / rows)), total),
          ),
        );
        announce(session, written.touched);
        return {
          read: total,
          imported: written.layers.reduce((sum, { imported }) => sum + imported, 0),
          repaired: written.repaired,
          refused: written.refused,
          layers: layers.map(({ source, target }, index) => {
            const { crs, read } = staged.layers[index]!;
            return { source, target, crs, read, ...written.layers[index]! };
          }),
        };
      }),
    );
  },
};

/**
 * How many of the features looked at an import would find again: in the file itself, and of the others in the document,
 * as what the layer seems to be.
 */
function countDuplicates(
  db: Document['db'],
  target: ImportTarget,
  incoming: readonly Incoming[],
): { duplicates: number; twice: number } {
  const twice = comingTwice(() => incoming);
  if (target === 'boundary') return { duplicates: twice.size, twice: twice.size };
  const once = incoming.filter(({ id }) => !twice.has(id));
  return { duplicates: twice.size + alreadyThere(db, target, () => once).size, twice: twice.size };
}

export function countyOf(session: Session) {
  const { boundary, bounds } = session.library.countyOf(openedDocument(session));
  return { boundary, bounds };
}
