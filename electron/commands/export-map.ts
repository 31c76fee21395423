import { extname } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { planOptionsSchema } from '../../shared/plan.ts';
import { gatherPlan } from '../county/plan/gather.ts';
import { countySheet } from '../report/county-map.ts';
import { untilAborted } from '../session/pace.ts';
import { openedDocument } from '../session/session.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { Handler } from './handler.ts';
import { assertOutput } from './outputs.ts';

const MM_PER_INCH = 25.4;
/** Pixels of a picture's longer side that every print engine takes. */
const MOST_PX = 12_000;

/** Writes the county's map; see the contract. */
export const exportMap: Handler<'export.map'> = (session, { out, scale, dpi, language, overwrite }) => {
  const document = openedDocument(session);
  assertOutput(session, out, { endings: ['pdf', 'svg', 'png'], overwrite, database: false });
  return session.jobs.run('export.map', async (progress, signal) => {
    session.estimator.refresh();
    await untilAborted(session.estimator.settled(), signal);
    progress(1, 3);
    const options = { ...planOptionsSchema.parse({ sections: [] }), logo: null };
    const data = await gatherPlan(session, document, options, signal);
    signal.throwIfAborted();
    progress(2, 3);
    const romanising = language === 'en' ? await import('../report/english/plan.ts') : undefined;
    const sheet = countySheet(data, language, scale, romanising);
    const { widthMm, heightMm } = sheet;
    const ending = extname(out).toLowerCase();
    const bytes = async (): Promise<Uint8Array> => {
      if (ending === '.svg') return Buffer.from(sheet.svg);
      const page = () => sheet.page(session.library.fontDir);
      if (ending === '.pdf')
        return untilAborted(session.host.printPdf({ html: page(), tagged: true }, signal), signal);
      const [widthPx, heightPx] = [widthMm, heightMm].map((mm) => Math.round((mm / MM_PER_INCH) * dpi));
      if (Math.max(widthPx!, heightPx!) > MOST_PX) {
        const fits = Math.floor((MOST_PX * MM_PER_INCH) / Math.max(widthMm, heightMm));
        throw new PlannerError('export.map-pixels', { most: MOST_PX, fits }, { field: 'dpi' });
      }
      // A browser's own pixels are 96 to the inch.
      const zoomed = page().replace('</head>', `<style>body{zoom:${dpi / 96}}</style></head>`);
      const request = { html: zoomed, widthPx: widthPx!, heightPx: heightPx! };
      const [png] = await untilAborted(session.host.drawPng([request], signal), signal);
      return png!;
    };
    const file = await bytes();
    signal.throwIfAborted();
    writeWhole(out, file, { replace: overwrite });
    const [width, height] = ending === '.svg' ? sheet.mapMm : [widthMm, heightMm];
    return { out, widthMm: width, heightMm: height };
  });
};
