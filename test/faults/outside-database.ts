/**
 * Has the program read a database from elsewhere and prints what came of it; a program of its own, so that the test can
 * end it where a reader never does.
 *
 * Arguments: the folder to work in, `basemap` or `import`, the file.
 */
import { join } from 'node:path';
import { openDesk, SMALL_COUNTY } from './desk.ts';

const [folder, kind, path] = process.argv.slice(2) as [string, 'basemap' | 'import', string];
const desk = openDesk(folder, { shell: 'command-line' });
const told = (code: string) => console.log(JSON.stringify(code));

async function read(): Promise<string> {
  if (kind === 'basemap') {
    const { key, minZoom } = await desk.say('basemap.choose', { path });
    const tile = await desk.tile(`/ground/basemap/${key}/${minZoom}/0/0`);
    // A tile that nobody has.
    await desk.tile(`/ground/basemap/${key}/9/9/9`);
    return `opened, ${tile?.body.length} bytes`;
  }
  await desk.say('project.create', { path: join(folder, 'p.gpkg'), countyCode: SMALL_COUNTY });
  const { layers } = await desk.say('import.inspect', { path });
  return `opened, ${layers.map(({ count }) => count).join()} rows`;
}

told(await read().catch((error: { code?: string; message: string }) => error.code ?? error.message));
await desk.close();
process.exit(0);
