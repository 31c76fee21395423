import { PlannerError } from '../../shared/errors.ts';
import { terrainOf } from '../county/terrain/grid.ts';
import { siteGround } from '../county/terrain/site.ts';
import { openedDocument } from '../session/session.ts';
import { getSite } from '../store/sites.ts';
import { clearTerrain, insertTerrain, insertTile } from '../store/terrain.ts';
import { runGdal } from '../workers/gdal.ts';
import { announce } from './edits.ts';
import type { HandlersOf } from './handler.ts';
import { countyOf } from './import.ts';
import { withScratch } from './scratch.ts';

export const terrain: HandlersOf<'terrain'> = {
  'terrain.info': (session) => ({ terrain: terrainOf(openedDocument(session)) }),

  async 'terrain.import'(session, { path, crs, unit }) {
    const document = openedDocument(session);
    return session.jobs.run('terrain.import', (progress, signal) =>
      withScratch('import', async (scratch) => {
        const { name, meta, shape, packing, tiles } = await runGdal(
          { type: 'terrain', path, crs, unit: unit ?? null, scratch, county: countyOf(session) },
          signal,
          progress,
        );
        if (session.document !== document) throw new PlannerError('project.none-open');
        await document.journal.idle();
        signal.throwIfAborted();
        const { touched } = document.journal.record('terrain.import', () => {
          clearTerrain(document);
          insertTerrain(document, name, meta, shape, packing);
          for (const tile of tiles) insertTile(document, tile);
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
