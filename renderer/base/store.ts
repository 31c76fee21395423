import { create } from 'zustand';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Job, SiteRow, State, Tool } from './state.ts';

/** What the window shows: a view of the document (refreshed by `sync.ts`) and the state of the window itself. */
export const useStore = create<State>()(() => ({
  project: null,
  projectLoad: 'idle',
  summary: null,
  history: null,
  sites: [],
  siteCount: 0,
  sitesInTiles: false,
  sitesVersion: 0,
  siteById: new Map(),
  sitesLoad: 'idle',
  layers: [],
  layersLoad: 'idle',
  scenarios: [],
  scenariosLoad: 'idle',
  weather: [],
  weatherLoad: 'idle',
  resultsVersion: 0,
  contextVersion: 0,

  language: 'zh',
  tool: 'select',
  newKind: 'rooftop',
  snap: true,
  colourBy: 'kind',
  selected: new Set(),
  hidden: new Set(['graticule']),
  leftOpen: true,
  rightOpen: true,
  drawerOpen: false,
  dialog: null,
  damaged: null,
  given: null,
  importPath: null,
  editingScenario: null,
  pending: 0,
  connected: true,
  mapDrawn: false,
  jobs: [],
}));

const { getState: get, setState: set } = useStore;

export const setSites = (sites: SiteRow[]): void => {
  const siteById = new Map(sites.map((site) => [site.id, site]));
  const kept = [...get().selected].filter((id) => siteById.has(id));
  set({
    sites,
    siteCount: sites.length,
    sitesInTiles: false,
    sitesVersion: get().sitesVersion + 1,
    siteById,
    sitesLoad: 'ready',
    ...(kept.length !== get().selected.size && { selected: new Set(kept) }),
  });
};

/** Keeps the sites looked at, of a document that has too many for all of them. */
export const setSomeSites = (sites: SiteRow[], siteCount: number): void =>
  set({
    sites,
    siteCount,
    sitesInTiles: true,
    // The first time, tiles of them have just been asked for.
    sitesVersion: get().sitesVersion + (get().sitesLoad === 'ready' ? 1 : 0),
    siteById: new Map(sites.map((site) => [site.id, site])),
    sitesLoad: 'ready',
  });

/** Adds sites that are looked at now to those kept. */
export const addSites = (sites: readonly SiteRow[]): void => {
  const siteById = new Map([...get().siteById, ...sites.map((site): [number, SiteRow] => [site.id, site])]);
  set({ sites: [...siteById.values()], siteById });
};

/** Puts rows a command returned into the list at once; their estimates follow with the next refresh. */
export const mergeSites = (changed: readonly Omit<SiteRow, 'estimate' | 'stale' | 'land'>[]): void => {
  const siteById = new Map(get().siteById);
  for (const site of changed) {
    const before = siteById.get(site.id);
    const { estimate = null, stale = false, land = 'unchecked' as const } = before ?? {};
    siteById.set(site.id, { ...site, estimate, stale, land });
  }
  set({ sites: [...siteById.values()], siteById });
};

export const select = (ids: Iterable<number>): void => set({ selected: new Set(ids) });

/** Adds the ids to the selection, or removes them when all of them are already in it. */
export const toggleSelected = (ids: readonly number[]): void => {
  const selected = new Set(get().selected);
  const remove = ids.every((id) => selected.has(id));
  for (const id of ids) remove ? selected.delete(id) : selected.add(id);
  set({ selected });
};

export const setTool = (tool: Tool): void => set({ tool });

export const toggleHidden = (layer: ContextLayerName | 'neighbours' | 'graticule'): void => {
  const hidden = new Set(get().hidden);
  if (!hidden.delete(layer)) hidden.add(layer);
  set({ hidden });
};

export const putJob = (job: Job): void =>
  set({ jobs: [...get().jobs.filter((other) => other.id !== job.id), job] });

export const dropJob = (id: string): void => set({ jobs: get().jobs.filter((job) => job.id !== id) });

export const update = (part: Partial<State>): void => set(part);
export const peek = get;
