import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { createDesk } from '../../../electron/commands/desk.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from '../../../shared/contract.ts';
import type { ContextLayerName } from '../../../shared/domain.ts';
import { remove } from './files.ts';

/** The program on an empty project of Lankao, in a folder of its own. */
export async function deskOnLankao() {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const events: DeskEvent[] = [];
  const desk = createDesk({
    name: 'command-line',
    folders: { documents: folder, settings: join(folder, 'settings') },
    chooseFile: async () => null,
    printPdf: async () => new Uint8Array([37, 80, 68, 70]),
    emit: (event) => events.push(event),
  });
  const say = <N extends CommandName>(name: N, input: CommandInput<N>) =>
    desk.invoke(name, input, { language: 'zh', trusted: true }) as Promise<CommandOutput<N>>;
  const document = join(folder, 'lankao.gpkg');
  await say('project.create', { path: document, countyCode: '410225', demonstration: false });
  return {
    folder,
    document,
    events,
    say,
    desk,
    file(name: string, content: string | Uint8Array) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async layer(name: ContextLayerName) {
      return (await say('context.features', { layer: name })) as FeatureCollection;
    },
    async close() {
      await desk.close();
      remove(folder);
    },
  };
}

export type ImportDesk = Awaited<ReturnType<typeof deskOnLankao>>;
