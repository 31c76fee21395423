import { randomBytes } from 'node:crypto';
import type { Basemap } from '../../shared/basemap.ts';
import { PlannerError } from '../../shared/errors.ts';
import { ground as en } from '../../shared/i18n/en/ground.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { ground as zh } from '../../shared/i18n/zh/ground.ts';
import { faultOf, hostOf, tileService } from '../../shared/online-basemap.ts';
import { openOnline } from '../formats/basemap/online.ts';
import type { Session } from '../session/session.ts';
import type { ChosenService } from './basemap-settings.ts';

/** An online basemap that may be asked for pictures now. */
export interface Connection {
  chosen: ChosenService;
  basemap: Basemap;
  /** Why the last picture did not come; null when it did. */
  fault: PlannerError | null;
  tile(layer: number, z: number, x: number, y: number): Promise<Uint8Array | null>;
  close(): void;
}

const TEXTS = { zh: zh.online, en: en.online };

/**
 * Asks the planner whether a service may be asked for pictures, outside the window, which could say yes by itself.
 * @throws PlannerError `basemap.online-no-window` where nobody can be asked
 */
export async function agrees(
  { host }: Session,
  { service }: ChosenService,
  language: Language,
): Promise<boolean> {
  if (!host.confirm) throw new PlannerError('basemap.online-no-window');
  const texts = TEXTS[language];
  const named = (text: string) => text.replaceAll('{{host}}', hostOf(service));
  return host.confirm({
    title: texts.confirmTitle,
    text: [texts.confirmText, texts.leaves, texts.stays].map(named),
    accept: texts.confirmAccept,
    cancel: texts.confirmCancel,
  });
}

/** @throws PlannerError `basemap.online-address` with what is wrong with it */
export function assertAddress({ service, key }: ChosenService, language: Language): void {
  const fault = faultOf(service, key !== '');
  if (!fault) return;
  throw new PlannerError('basemap.online-address', { reason: TEXTS[language].faults[fault] });
}

/**
 * Connects to a service, which is asked for nothing yet.
 * @param changed called when pictures stop coming, and when they come again
 */
export function connect(chosen: ChosenService, changed: () => void): Connection {
  const { service, key } = chosen;
  const { templates, maxZoom, offset, attribution } = tileService(service);
  const online = openOnline(service, key);
  const host = hostOf(service);
  const nextKey = () => `online-${randomBytes(6).toString('hex')}`;
  const connection: Connection = {
    chosen,
    fault: null,
    basemap: {
      fileName: host,
      name: host,
      format: 'online',
      tiles: 'png',
      minZoom: 0,
      maxZoom,
      bounds: null,
      attribution: attribution || host,
      layers: [],
      offset,
      fromSouth: false,
      labels: templates.length > 1,
      key: nextKey(),
    },
    async tile(layer, z, x, y) {
      try {
        const bytes = await online.tile(layer, z, x, y);
        if (connection.fault) {
          // The window asks again for what it got nothing of.
          connection.basemap = { ...connection.basemap, key: nextKey() };
          connection.fault = null;
          changed();
        }
        return bytes;
      } catch (error) {
        if (error instanceof PlannerError && error.code !== connection.fault?.code) {
          connection.fault = error;
          changed();
        }
        throw error;
      }
    },
    close: online.close,
  };
  return connection;
}

/** Level at which a service is tried: all have it, and a county lies in it. */
const TRIED_ZOOM = 10;
/** Where a service is tried while no document is open: the middle of the country. */
const MIDDLE: [lon: number, lat: number] = [108.9, 34.3];

/**
 * Asks a service for one picture of the county, so that a wrong key or address is told before it is kept.
 * @throws PlannerError `basemap.online-*`, `job.cancelled`
 */
export async function tryService(session: Session, chosen: ChosenService, county: [number, number] | null) {
  const [lon, lat] = county ?? MIDDLE;
  const connection = connect(chosen, () => {});
  const z = Math.min(TRIED_ZOOM, connection.basemap.maxZoom);
  const x = Math.floor(((lon + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  try {
    await session.jobs.run('basemap.connect', async (_, signal) => {
      signal.addEventListener('abort', connection.close);
      const bytes = await connection.tile(0, z, x, y);
      if (!bytes) throw new PlannerError('basemap.online-nothing', { host: hostOf(chosen.service) });
    });
  } finally {
    connection.close();
  }
}
