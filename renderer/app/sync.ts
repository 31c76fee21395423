import type { DeskEvent } from '../../shared/contract.ts';
import { refreshEquipment } from '../equipment/state.ts';
import { chooseFeature, useFeatures } from '../features/state.ts';
import { tellOutside } from '../field/state.ts';
import { refreshBasemap, refreshTerrain } from '../ground/state.ts';
import { useMap } from '../map/state.ts';
import { usePhotos } from '../photos/state.ts';
import { useRoofs } from '../roofs/state.ts';
import { refreshSketches } from '../shapes/state.ts';
import { getDesk, invoke } from './client.ts';
import { notifyError } from './errors.tsx';
import { addSites, dropJob, peek, putJob, setSites, setSomeSites, update, useStore } from './store.ts';

/**
 * Runs a refresh now or, when one is under way, once more after it: many events, few reads.
 * The returned promise settles when the view is fresh.
 */
export function coalesce(read: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const start = async (): Promise<void> => {
    try {
      do {
        again = false;
        await read();
      } while (again);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = start();
    return running;
  };
}

const guarded = (read: () => Promise<void>, failed: () => void = () => {}) =>
  coalesce(async () => {
    try {
      await read();
    } catch (error) {
      failed();
      notifyError(error);
    }
  });

/** Sites up to which the window reads all of them. */
const MOST_WHOLE = 5000;
/** Of more, those it reads at first, and most of a selection. */
const FIRST_LOOKED_AT = 50;
const MOST_LOOKED_AT = 1500;

/** Reads those of the selected sites that the window does not have yet. */
export async function readSelected(): Promise<void> {
  const { selected, siteById } = peek();
  const ids = [...selected].slice(0, MOST_LOOKED_AT).filter((id) => !siteById.has(id));
  if (ids.length > 0) addSites((await invoke('site.rows', { ids })).sites);
}

export const refreshSites = guarded(
  async () => {
    if (peek().sitesLoad === 'idle') update({ sitesLoad: 'loading' });
    const { all, rows } = await invoke('site.page', { limit: FIRST_LOOKED_AT });
    if (all <= MOST_WHOLE) return setSites((await invoke('site.list', {})).sites);
    const ids = [...new Set([...[...peek().selected].slice(0, MOST_LOOKED_AT), ...rows.map(({ id }) => id)])];
    const { sites } = await invoke('site.rows', { ids });
    setSomeSites(sites, all);
  },
  () => update({ sitesLoad: 'failed' }),
);

export const refreshSummary = guarded(async () => update({ summary: await invoke('project.summary', {}) }));

export const refreshHistory = guarded(async () => {
  const history = await invoke('edit.history', {});
  update({ history });
  const { project } = peek();
  if (project && history.undo?.name === 'project.outside') await tellOutside(project.path);
});

export const refreshLayers = guarded(
  async () => {
    if (peek().layersLoad === 'idle') update({ layersLoad: 'loading' });
    update({
      layers: (await invoke('context.list', {})).layers,
      layersLoad: 'ready',
      contextVersion: peek().contextVersion + 1,
    });
  },
  () => update({ layersLoad: 'failed' }),
);

export const refreshScenarios = guarded(
  async () => {
    if (peek().scenariosLoad === 'idle') update({ scenariosLoad: 'loading' });
    update({ scenarios: (await invoke('scenario.list', {})).scenarios, scenariosLoad: 'ready' });
  },
  () => update({ scenariosLoad: 'failed' }),
);

export const refreshWeather = guarded(
  async () => {
    if (peek().weatherLoad === 'idle') update({ weatherLoad: 'loading' });
    update({ weather: (await invoke('weather.list', {})).years, weatherLoad: 'ready' });
  },
  () => update({ weatherLoad: 'failed' }),
);

const EMPTY = {
  summary: null,
  history: null,
  sites: [],
  siteCount: 0,
  sitesInTiles: false,
  siteById: new Map(),
  sitesLoad: 'idle',
  scenarios: [],
  scenariosLoad: 'idle',
  weather: [],
  weatherLoad: 'idle',
  selected: new Set<number>(),
  editingScenario: null,
} as const;

/** Longest that what else the window reads of a large document waits for the map's first picture, in milliseconds. */
const PICTURE_MS = 4000;

/** Resolves once the map is drawn: until then it has the machine to itself. */
const firstPicture = () =>
  new Promise<void>((resolve) => {
    const done = () => {
      stop();
      clearTimeout(late);
      resolve();
    };
    const late = setTimeout(done, PICTURE_MS);
    const stop = useMap.subscribe(({ drawn }) => drawn && done());
    if (useMap.getState().drawn) done();
  });

/** Reads the open project and everything in it. */
export const refreshProject = guarded(
  async () => {
    if (peek().projectLoad === 'idle') update({ projectLoad: 'loading' });
    const { project, siteCount, layers } = await invoke('project.info', {});
    const other =
      project?.path !== peek().project?.path || project?.county.code !== peek().project?.county.code;
    update({
      ...(other && {
        ...EMPTY,
        sites: [],
        scenarios: [],
        weather: [],
        sitesVersion: peek().sitesVersion + 1,
      }),
      // The map asks for the tiles of large layers and very many sites at once; what is known of each follows.
      ...(siteCount > MOST_WHOLE && { sitesInTiles: true, siteCount }),
      layers,
      layersLoad: project ? 'ready' : 'idle',
      contextVersion: peek().contextVersion + 1,
      project,
      projectLoad: 'ready',
    });
    if (!project) return;
    void tellOutside(project.path);
    if (peek().sitesInTiles) await firstPicture();
    await Promise.all([
      refreshSites(),
      refreshSummary(),
      refreshHistory(),
      refreshScenarios(),
      refreshWeather(),
      refreshEquipment(),
      refreshSketches(),
    ]);
    update({ resultsVersion: peek().resultsVersion + 1 });
  },
  () => update({ projectLoad: 'failed' }),
);

/** What each event makes stale. */
function onEvent(event: DeskEvent): void {
  const open = peek().project !== null;
  switch (event.type) {
    case 'project.changed':
      void refreshProject();
      break;
    case 'document.given':
      update({ given: event.path });
      break;
    case 'project.damaged':
      update({ dialog: 'backups', damaged: event.path });
      break;
    case 'sites.changed':
      if (open) void Promise.all([refreshSites(), refreshSummary()]);
      break;
    case 'estimates.changed':
      update({ resultsVersion: peek().resultsVersion + 1 });
      if (open) void Promise.all([refreshSites(), refreshSummary()]);
      break;
    case 'context.changed':
      if (open) void Promise.all([refreshLayers(), refreshSites(), refreshSummary()]);
      if (open) void chooseFeature(useFeatures.getState().chosen?.id ?? null);
      break;
    case 'photos.changed':
      usePhotos.setState(({ version }) => ({ version: version + 1 }));
      break;
    case 'sketches.changed':
      if (open) void refreshSketches();
      break;
    case 'templates.changed':
      if (open) void refreshEquipment();
      break;
    case 'terrain.changed':
      if (open) void refreshTerrain();
      break;
    case 'roofs.changed':
      useRoofs.setState(({ version }) => ({ version: version + 1 }));
      break;
    case 'basemap.changed':
      void refreshBasemap();
      break;
    case 'consumers.changed':
    case 'feeders.changed':
      update({ resultsVersion: peek().resultsVersion + 1 });
      break;
    case 'scenarios.changed':
      update({ resultsVersion: peek().resultsVersion + 1 });
      if (open) void Promise.all([refreshScenarios(), refreshSummary()]);
      break;
    case 'weather.changed':
      if (open) void refreshWeather();
      break;
    case 'history.changed':
      if (open) void refreshHistory();
      break;
    case 'job':
      if (event.state === 'running') putJob(event);
      else dropJob(event.id);
      break;
  }
}

/** Starts listening and reads the first view. */
export function startSync(): () => void {
  const stopEvents = getDesk().listen(onEvent);
  const stopSelection = useStore.subscribe((now, before) => {
    if (now.sitesInTiles && now.selected !== before.selected) void readSelected().catch(notifyError);
  });
  const stop = () => {
    stopEvents();
    stopSelection();
  };
  void refreshProject();
  return stop;
}
