import { PlannerError } from '../../../shared/errors.ts';
import { hostOf, type OnlineService, pictureAddress, tileService } from '../../../shared/online-basemap.ts';
import { pictureKind } from './archive.ts';

const LARGEST_PICTURE_BYTES = 8 * 2 ** 20;
const PATIENCE_MS = 20_000;
const MOST_KEPT = 400;
/** Some services answer nobody who does not look like a browser, which is what draws the window. */
const USER_AGENT = 'Mozilla/5.0 (compatible; CountyPvPlanner)';

/** The one door of the program to a network: pictures of the service the planner let be asked, and nothing else. */
export interface OnlineTiles {
  /**
   * A picture of the service.
   * @param layer 0 the map, 1 the names over it
   * @returns null where the service has none
   * @throws PlannerError `basemap.online-*`, without the address and the key
   */
  tile(layer: number, z: number, x: number, y: number): Promise<Uint8Array | null>;
  /** Ends what is under way; nothing is asked any more. */
  close(): void;
}

/** @param key of the planner, put into addresses alone */
export function openOnline(service: OnlineService, key: string): OnlineTiles {
  const { templates } = tileService(service);
  const host = hostOf(service);
  const closed = new AbortController();
  const kept = new Map<string, Promise<Uint8Array | null>>();
  return {
    tile(layer, z, x, y) {
      const template = templates[layer];
      if (template === undefined || closed.signal.aborted) return Promise.resolve(null);
      const id = `${layer}/${z}/${x}/${y}`;
      const before = kept.get(id);
      if (before) return before;
      const asked = picture(pictureAddress(template, key, { z, x, y }), host, closed.signal);
      kept.set(id, asked);
      asked.catch(() => kept.delete(id));
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      return asked;
    },
    close() {
      closed.abort();
      kept.clear();
    },
  };
}

async function picture(url: string, host: string, closed: AbortSignal): Promise<Uint8Array | null> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  let bytes: Uint8Array | null;
  try {
    const answer = await fetch(url, {
      // A service that sends elsewhere would have the program ask whom nobody agreed to.
      redirect: 'manual',
      headers: { accept: 'image/*', 'user-agent': USER_AGENT },
      signal: AbortSignal.any([closed, late]),
    });
    const fault = faultOfStatus(answer.status);
    if (fault || answer.status === 404 || answer.status === 204) await answer.body?.cancel();
    if (fault) throw new PlannerError(fault, { host, status: answer.status });
    if (answer.status === 404 || answer.status === 204) return null;
    bytes = await bodyOf(answer);
  } catch (error) {
    if (error instanceof PlannerError) throw error;
    throw new PlannerError('basemap.online-unreachable', { host, reason: reasonOf(error, late.aborted) });
  }
  if (!bytes || !pictureKind(bytes)) throw new PlannerError('basemap.online-no-picture', { host });
  return bytes;
}

function faultOfStatus(status: number): PlannerError['code'] | null {
  if (status === 401 || status === 403) return 'basemap.online-refused';
  if (status === 418 || status === 429) return 'basemap.online-busy';
  if (status >= 300 && status < 400) return 'basemap.online-moved';
  return status >= 400 && status !== 404 ? 'basemap.online-failed' : null;
}

/** What went wrong in a word of the system; never its message, which may name the address with the key. */
function reasonOf(error: unknown, late: boolean): string {
  if (late) return 'ETIMEDOUT';
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' && /^\w{1,60}$/.test(cause.code) ? cause.code : 'ENETWORK';
}

async function bodyOf(answer: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > LARGEST_PICTURE_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
