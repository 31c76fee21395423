import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ToVictim, Verdict } from './document-victim.ts';
import { alter, type Harm, makeHonest } from './hostile-documents.ts';

/** A program that does not answer for so long never will. */
const PATIENCE_MS = 1000 * Number(process.env.FUZZ_PATIENCE_SECONDS ?? 30);

export interface Judge {
  /** Makes a copy of the honest document, does it harm, and says what came of it: `hung` where nothing did. */
  judge(harms: readonly Harm[], random: () => number): Promise<Verdict & { hung: boolean; folder: string }>;
  close(): void;
}

/** Opens hostile documents in a program of its own, so that one that never ends can be ended. */
export async function openJudge(): Promise<Judge> {
  const root = mkdtempSync(join(tmpdir(), 'hostile-documents-'));
  const honest = join(root, 'honest.gpkg');
  await makeHonest(root, honest);
  let victim: ChildProcess | null = null;
  let made = 0;

  const start = async (): Promise<ChildProcess> => {
    const child = fork(fileURLToPath(new URL('./document-victim.ts', import.meta.url)), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  };
  const answer = (child: ChildProcess, document: ToVictim) =>
    new Promise<Verdict | null>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        victim = null;
        settle(() => resolve(null));
      }, PATIENCE_MS);
      const settle = (act: () => void) => {
        clearTimeout(timer);
        child.removeAllListeners();
        act();
      };
      child.once('message', (said: Verdict | { uncaught: string }) =>
        settle(() => ('uncaught' in said ? reject(new Error(said.uncaught)) : resolve(said))),
      );
      child.once('exit', (code) => {
        victim = null;
        settle(() => reject(new Error(`the program ended with ${code}`)));
      });
      child.send(document);
    });

  return {
    async judge(harms, random) {
      const folder = join(root, `${++made}`);
      mkdirSync(folder);
      const path = join(folder, 'a.gpkg');
      copyFileSync(honest, path);
      alter(path, (db) => {
        for (const harm of harms) harm.change(db, random, path);
      });
      victim ??= await start();
      const verdict = await answer(victim, { path, thorough: harms.some(({ values }) => values) });
      if (verdict) return { ...verdict, hung: false, folder };
      return {
        path,
        openedMs: 0,
        openedCpuMs: 0,
        usedMs: 0,
        grewMb: 0,
        refused: null,
        broken: [],
        edits: [],
        hung: true,
        folder,
      };
    },
    close() {
      victim?.disconnect();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
