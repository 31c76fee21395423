import { expect, it, vi } from 'vitest';

const exposed = vi.hoisted(() => ({
  world: {} as Record<string, Record<string, (...args: unknown[]) => unknown>>,
}));
const ipc = vi.hoisted(() => ({ invoke: vi.fn(), on: vi.fn(), off: vi.fn() }));
vi.mock('electron', () => ({
  webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
  contextBridge: {
    exposeInMainWorld: (name: string, api: never) => {
      exposed.world[name] = api;
    },
  },
  ipcRenderer: ipc,
}));
vi.stubGlobal('document', { documentElement: { lang: 'en' } });

it('gives the window three functions, a mark and nothing of Electron', async () => {
  await import('../../../electron/hosts/preload.ts');
  expect(Object.keys(exposed.world)).toEqual(['desk']);
  const { desk } = exposed.world;
  expect(Object.keys(desk)).toEqual(['copiesDropped', 'invoke', 'grantFile', 'listen']);

  ipc.invoke.mockResolvedValueOnce({ ok: true, value: 7 });
  expect(await desk.invoke('county.list', { query: 'x' })).toBe(7);
  expect(ipc.invoke).toHaveBeenCalledWith('desk:invoke', {
    name: 'county.list',
    input: { query: 'x' },
    language: 'en',
  });

  ipc.invoke.mockResolvedValueOnce({ ok: false, error: { code: 'county.unknown', message: 'm', where: {} } });
  await expect(desk.invoke('county.get', {})).rejects.toMatchObject({ code: 'county.unknown' });

  // A file made up by a script has no path and is never asked for.
  expect(await desk.grantFile({})).toBeNull();
  expect(ipc.invoke).toHaveBeenCalledTimes(2);
  ipc.invoke.mockResolvedValueOnce(true);
  expect(await desk.grantFile({ path: '/roofs.shp' })).toBe('/roofs.shp');
  expect(ipc.invoke).toHaveBeenLastCalledWith('desk:grant', '/roofs.shp');

  const heard: unknown[] = [];
  const stop = desk.listen((event: unknown) => heard.push(event)) as () => void;
  const [channel, forward] = ipc.on.mock.calls[0];
  forward({ sender: 'electron internals' }, { type: 'project.changed' });
  expect([channel, heard]).toEqual(['desk:event', [{ type: 'project.changed' }]]);
  stop();
  expect(ipc.off).toHaveBeenCalledWith('desk:event', forward);
});
