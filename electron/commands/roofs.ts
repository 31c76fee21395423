import { roofClassesOf, roofRulesOf } from '../county/rules/figures.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import { roofProgress } from '../county/sites/roofs.ts';
import { openedDocument } from '../session/session.ts';
import { runBulk } from '../workers/bulk.ts';
import { announce } from './edits.ts';
import type { Handler, HandlersOf } from './handler.ts';

export const roofs: HandlersOf<'roofs'> = {
  'roofs.match'(session, { filter, rules, useSurvey }) {
    const document = openedDocument(session);
    const { moduleWpM2 } = siteDefaults(session, document, 'rooftop');
    return runBulk(document.path, {
      ...{ type: 'match-roofs', filter, moduleWpM2, useSurvey },
      rules: roofRulesOf(session, document, rules),
      classes: roofClassesOf(session, document),
    });
  },

  'roofs.rules': (session) => ({ rules: roofRulesOf(session, openedDocument(session)) }),

  'roofs.progress': async (session) => ({ classes: await roofProgress(session, openedDocument(session)) }),
};

/** Turns the buildings a filter finds into rooftop sites, as one step. */
export const sitesFromBuildings: Handler<'site.fromBuildings'> = async (
  session,
  { filter, rules, useSurvey },
  call,
) => {
  const document = openedDocument(session);
  return session.jobs.run('site.fromBuildings', async (progress, signal) => {
    const { touched, ...made } = await document.journal.elsewhere(() =>
      runBulk(
        document.path,
        {
          type: 'sites-from-buildings',
          ...{ filter, useSurvey, classes: roofClassesOf(session, document) },
          rules: roofRulesOf(session, document, rules),
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
