import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../electron/commands/desk.ts';
import type { Host } from '../../electron/host.ts';
import type { DeskEvent } from '../../shared/contract.ts';
import type { Area } from '../../shared/geometry.ts';
import { sayer } from '../said.ts';

/** The program behind a command line, in a folder of its own. */
export function startDesk(shell: Partial<Host> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'planner-'));
  const events: DeskEvent[] = [];
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => null,
    printPdf: async () => new Uint8Array([37, 80, 68, 70]),
    drawPng: async () => [],
    emit: (event) => events.push(event),
    ...shell,
  });
  return {
    folder,
    desk,
    say: sayer(desk),
    events,
    settled: () => desk.settled(),
    file(name: string, content: string | Uint8Array) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same with a project of Lankao open, with its demonstration layers unless they are not wanted. */
export async function deskOnLankao(demonstration = true, shell: Partial<Host> = {}) {
  const started = startDesk(shell);
  const document = join(started.folder, 'lankao.gpkg');
  await started.say('project.create', { path: document, countyCode: '410225', demonstration });
  return { ...started, document };
}
export type OpenDesk = Awaited<ReturnType<typeof deskOnLankao>>;

/** A square with its south-western corner at a place and sides of so many degrees. */
export const square = (lon: number, lat: number, side: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
});
