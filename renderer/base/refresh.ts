import { invoke } from './client.ts';
import { tell } from './events.ts';
import { guarded } from './guarded.ts';
import { addSites, peek, setSites, setSomeSites, update } from './store.ts';

/** Sites up to which the window reads all of them. */
export const MOST_WHOLE = 5000;
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
  update({ history: await invoke('edit.history', {}) });
  await tell('history.read');
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
