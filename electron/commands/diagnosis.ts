import { accessSync, constants, existsSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Check } from '../../shared/diagnosis.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Session } from '../session/session.ts';
import type { HandlersOf } from './handler.ts';

/** Below this much free space a document may soon not be saved. */
const LITTLE_SPACE_BYTES = 500e6;
const LOG_LINES = 40;

type Finding = Pick<Check, 'state' | 'detail'>;
type Diagnosis = Pick<HandlersOf<'app'>, 'app.diagnose' | 'app.report'>;

export const diagnosis: Diagnosis = {
  async 'app.diagnose'(session) {
    const checks: Check[] = [];
    for (const [name, look] of Object.entries(CHECKS) as [Check['name'], (typeof CHECKS)[Check['name']]][]) {
      try {
        checks.push({ name, ...(await look(session)) });
      } catch (error) {
        const reason = error instanceof PlannerError ? error.code : (error as Error).message;
        checks.push({ name, state: 'failed', detail: reason });
      }
    }
    return { checks, log: session.log.tail(LOG_LINES) };
  },

  'app.report'(session, { message, stack }) {
    session.log.error('window', Object.assign(new Error(message), { stack: `${message}\n${stack}` }));
    return { ok: true };
  },
};

const ok = (detail: string): Finding => ({ state: 'ok', detail });
const warning = (detail: string): Finding => ({ state: 'warning', detail });

const CHECKS: Record<Check['name'], (session: Session) => Finding | Promise<Finding>> = {
  program: ({ library, host }) =>
    ok(`${library.version}, ${host.name}, Node ${process.version}, ${process.platform}-${process.arch}`),

  database() {
    const db = new Database(':memory:');
    const version = db.prepare('SELECT sqlite_version()').pluck().get();
    db.close();
    return ok(`SQLite ${version}`);
  },

  document({ document }) {
    if (!document) return ok('none open');
    const [finding] = document.db.pragma('integrity_check(1)') as { integrity_check: string }[];
    if (finding?.integrity_check !== 'ok') {
      return { state: 'failed', detail: finding?.integrity_check ?? 'unknown' };
    }
    const bytes =
      (document.db.pragma('page_count', { simple: true }) as number) *
      (document.db.pragma('page_size', { simple: true }) as number);
    if (!document.inPlace()) return { state: 'failed', detail: 'moved' };
    const what = `schema ${document.schemaVersion}, ${bytes} bytes, sound`;
    return document.readOnlyReason ? warning(`${what}, read-only: ${document.readOnlyReason}`) : ok(what);
  },

  backups({ document, backups }) {
    if (!document) return ok('none open');
    const all = backups.of(document.path);
    return all.length > 0 ? ok(`${all.length}, newest ${all[0].at}`) : warning('none');
  },

  disk({ host }) {
    const free = Object.values(host.folders).map((folder) => {
      accessSync(folder, constants.W_OK);
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    });
    const least = Math.min(...free);
    const detail = `${(least / 1e9).toFixed(1)} GB free`;
    return least < LITTLE_SPACE_BYTES ? warning(detail) : ok(detail);
  },

  graphics: async ({ host }) => ok((await host.graphics?.()) ?? 'no window'),

  fonts({ library }) {
    const files = readdirSync(join(library.fontDir, 'files')).filter((name) =>
      /-(400|700)-normal\.woff$/.test(name),
    );
    const detail = `${files.length} files for the plan`;
    return files.length > 0 ? ok(detail) : { state: 'failed', detail };
  },

  data({ library }) {
    const counties = library.counties().list('', 1).total;
    const { stations } = library.climate();
    const demonstration = existsSync(library.demonstrationFile);
    const detail = `${counties} counties, ${stations.length} climate stations, demonstration layers ${demonstration ? 'present' : 'missing'}`;
    return demonstration && stations.length > 0 ? ok(detail) : warning(detail);
  },
};
