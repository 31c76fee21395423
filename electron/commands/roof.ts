import { roofOf, roofUnderSite } from '../county/roofs/roof.ts';
import { surfaceOf } from '../county/roofs/surface.ts';
import { surveyDocument } from '../county/roofs/survey.ts';
import { roofClassesOf, roofRulesOf } from '../county/rules/figures.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { getSite } from '../store/sites.ts';
import { clearSurface, insertSurface } from '../store/surface.ts';
import { runBulk } from '../workers/bulk.ts';
import { runGdal } from '../workers/gdal.ts';
import { announce } from './edits.ts';
import type { HandlersOf } from './handler.ts';
import { countyOf } from './import.ts';
import { withScratch } from './scratch.ts';

export const roof: HandlersOf<'roof'> = {
  'roof.survey': (session, asked, { language }) =>
    surveyDocument(session, openedDocument(session), asked, language),

  async 'roof.surface'(session, { path, crs, unit }) {
    const document = openedDocument(session);
    return session.jobs.run('roof.surface', (progress, signal) =>
      withScratch('import', async (scratch) => {
        const { name, tiles, ...staged } = await runGdal(
          { type: 'surface', path, crs, unit: unit ?? null, scratch, county: countyOf(session) },
          signal,
          progress,
        );
        assertOpen(session, document);
        await document.journal.idle();
        signal.throwIfAborted();
        const { touched } = document.journal.record('roof.surface', () => {
          clearSurface(document);
          insertSurface(document, { source: name, ...staged }, tiles);
        });
        announce(session, touched);
        return surfaceOf(document)!;
      }),
    );
  },
  'roof.surfaceInfo': (session) => ({ surface: surfaceOf(openedDocument(session)) }),
  'roof.surfaceRemove': (session) => ({ removed: clearSurface(openedDocument(session)) }),

  async 'roof.correction'(session, { rules }) {
    const document = openedDocument(session);
    const classes = roofClassesOf(session, document);
    const whole = roofRulesOf(session, document, rules);
    return { rows: await runBulk(document.path, { type: 'roof-correction', rules: whole, classes }) };
  },

  'roof.ofSite'(session, { siteId }, { language }) {
    const document = openedDocument(session);
    return roofUnderSite(session, document, getSite(document, siteId), language);
  },

  'roof.get': (session, { buildingId }, { language }) =>
    roofOf(session, openedDocument(session), buildingId, language),
};
