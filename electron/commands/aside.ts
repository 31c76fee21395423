import { join } from 'node:path';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import type { Session } from '../session/session.ts';
import { withScratch } from './scratch.ts';

/** A second program beside the one that is open: its documents, settings and backups are its own. */
export interface Aside {
  /** Scratch folder, gone afterwards. */
  folder: string;
  say<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
}

/**
 * Does work on other documents than the one that is open, by the same commands.
 * @param signal ends it
 */
export function withAside<T>(
  session: Session,
  signal: AbortSignal,
  work: (aside: Aside) => Promise<T>,
): Promise<T> {
  return withScratch('aside', async (folder) => {
    const settings = join(folder, 'settings');
    const desk = session.aside({ documents: folder, settings });
    const stop = () => void desk.close();
    signal.addEventListener('abort', stop);
    const caller = { language: 'zh', trusted: true } as const;
    try {
      return await work({
        folder,
        say: async (name, input) => {
          signal.throwIfAborted();
          return (await desk.invoke(name, input, caller)) as CommandOutput<typeof name>;
        },
      });
    } finally {
      signal.removeEventListener('abort', stop);
      await desk.close();
    }
  });
}
