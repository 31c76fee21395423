import type { RoofProgress } from '../../shared/roofs.ts';
import type { Document } from '../store/document.ts';
import { runBulk } from '../workers/bulk.ts';
import { announce } from './edits.ts';
import { type Handler, type HandlersOf, openedDocument, type Session } from './session.ts';
import { siteDefaults } from './site-defaults.ts';

export const roofs: HandlersOf<'roofs'> = {
  'roofs.match'(session, { filter, rules }) {
    const document = openedDocument(session);
    const { moduleWpM2 } = siteDefaults(session, document, 'rooftop');
    return runBulk(document.path, { type: 'match-roofs', filter, rules, moduleWpM2 });
  },

  'roofs.progress': async (session) => ({ classes: await roofProgress(session, openedDocument(session)) }),
};

/** Turns the buildings a filter finds into rooftop sites, as one step. */
export const sitesFromBuildings: Handler<'site.fromBuildings'> = async (session, { filter, rules }, call) => {
  const document = openedDocument(session);
  return session.jobs.run('site.fromBuildings', async (progress, signal) => {
    const { touched, ...made } = await document.journal.elsewhere(() =>
      runBulk(
        document.path,
        {
          type: 'sites-from-buildings',
          ...{ filter, rules },
          defaults: siteDefaults(session, document, 'rooftop'),
          language: call.language,
        },
        signal,
        progress,
      ),
    );
    announce(session, touched);
    return made;
  });
};

/** How far the roofs of each class are developed, against the targets of the whole-county pilot. */
export async function roofProgress(session: Session, { path }: Document): Promise<RoofProgress[]> {
  const sums = await runBulk(path, { type: 'roof-progress' });
  return session.library.roofTargets().map(({ class: name, leastShare, source }) => ({
    ...sums.find((sum) => sum.class === name)!,
    leastShare,
    source,
  }));
}
