/**
 * Hands something that is no file to every command that reads one, and prints what each answered; a program of its
 * own, so that the test can end it where a reader waits for ever.
 *
 * Arguments: the folder to work in, then the paths to hand over.
 */
import { join } from 'node:path';
import type { CommandName, CommandSpec } from '../../shared/contract.ts';
import { contract } from '../../shared/contract.ts';
import { openDesk, SMALL_COUNTY } from './desk.ts';
import { inputNaming } from './path-inputs.ts';

const [folder, ...odd] = process.argv.slice(2) as [string, ...string[]];
const desk = openDesk(folder, { shell: 'command-line' });

for (const [name, spec] of Object.entries(contract) as [CommandName, CommandSpec][]) {
  for (const field of spec.paths ?? []) {
    if (field.access !== 'read') continue;
    for (const path of odd) {
      const document = join(folder, 'open.gpkg');
      await desk.say('project.open', { path: document }).catch(async () => {
        await desk.say('project.create', { path: document, countyCode: SMALL_COUNTY });
      });
      const input = inputNaming(spec, field, path, ({ access }) =>
        join(folder, access === 'write' ? `${name}.out` : 'none.csv'),
      );
      console.log(`${name} ${field.field} ${path}`);
      const code = await desk.say(name, input as never).then(
        (answer) => `answered ${JSON.stringify(answer).slice(0, 200)}`,
        (error: { code?: string; message: string }) => error.code ?? `no code: ${error.message}`,
      );
      console.log(`  ${code}`);
    }
  }
}
await desk.close();
process.exit(0);
