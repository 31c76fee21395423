import { run } from '../base/client.ts';
import { peek } from '../base/store.ts';
import { useGround } from './state.ts';

/** Asks for a file or a folder of tiles, and lays it under everything. */
async function choose(purpose: 'open-basemap' | 'open-tiles'): Promise<void> {
  const chosen = await run('shell.choose', { purpose, language: peek().language });
  if (chosen?.path) await run('basemap.choose', { path: chosen.path });
}

export const chooseBasemap = (): Promise<void> => choose('open-basemap');
export const chooseTiles = (): Promise<void> => choose('open-tiles');
export const connectOnline = (): void => useGround.setState({ connecting: true });
