import { PlannerError } from '../../shared/errors.ts';
import { getSite } from '../store/sites.ts';
import { clearTerrain, insertTerrain, insertTile } from '../store/terrain.ts';
import { runGdal } from '../workers/gdal.ts';
import { announce } from './edits.ts';
import { countyOf, withScratch } from './import.ts';
import { type HandlersOf, openedDocument } from './session.ts';
import { terrainOf } from './terrain-grid.ts';
import { siteGround } from './terrain-site.ts';

/** Share of an import that is reading heights; the rest is writing the document. */
const READING = 0.9;
const STEPS = 1000;
/** Tiles written between two looks at whether the planner stopped the import. */
const AT_ONCE = 16;

export const terrain: HandlersOf<'terrain'> = {
  'terrain.info': (session) => ({ terrain: terrainOf(openedDocument(session)) }),

  async 'terrain.import'(session, { path, crs, unit }) {
    const document = openedDocument(session);
    return session.jobs.run('terrain.import', (progress, signal) =>
      withScratch(async (scratch) => {
        const { name, meta, shape, packing, tiles } = await runGdal(
          { type: 'terrain', path, crs, unit: unit ?? null, scratch, county: countyOf(session) },
          signal,
          (done, total) => progress(Math.round((STEPS * READING * done) / total), STEPS),
        );
        if (session.document !== document) throw new PlannerError('project.none-open');
        const { touched } = await document.journal.recordLong('terrain.import', async () => {
          clearTerrain(document);
          insertTerrain(document, name, meta, shape, packing);
          for (const [index, tile] of tiles.entries()) {
            insertTile(document, tile);
            if (index % AT_ONCE > 0) continue;
            progress(Math.round(STEPS * (READING + ((1 - READING) * index) / tiles.length)), STEPS);
            await new Promise((resolve) => setImmediate(resolve));
            signal.throwIfAborted();
          }
        });
        announce(session, touched);
        return terrainOf(document)!;
      }),
    );
  },

  'terrain.remove': (session) => ({ removed: clearTerrain(openedDocument(session)) }),

  'terrain.site'(session, { siteId }) {
    const document = openedDocument(session);
    return { ground: siteGround(session, document, getSite(document, siteId)) };
  },
};
