import { invoke } from './client.ts';
import { tell } from './events.ts';
import { guarded } from './guarded.ts';
import {
  MOST_WHOLE,
  refreshHistory,
  refreshScenarios,
  refreshSites,
  refreshSummary,
  refreshWeather,
} from './refresh.ts';
import { peek, update, useStore } from './store.ts';

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
    const stop = useStore.subscribe(({ mapDrawn }) => mapDrawn && done());
    if (peek().mapDrawn) done();
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
    if (peek().sitesInTiles) await firstPicture();
    await Promise.all([
      refreshSites(),
      refreshSummary(),
      refreshHistory(),
      refreshScenarios(),
      refreshWeather(),
      tell('project.read'),
    ]);
    update({ resultsVersion: peek().resultsVersion + 1 });
  },
  () => update({ projectLoad: 'failed' }),
);
