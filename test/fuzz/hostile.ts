import { HARMS, type Harm } from '../faults/hostile-documents.ts';
import { type Judge, openJudge } from '../faults/judge-documents.ts';
import type { Target } from './targets.ts';

/** What opening a document may take of a processor at most, whoever made it. */
const MOST_CPU_MS = 2000;
const MOST_MB = 200;

/** Documents of authors who mean harm, in one to three ways at once, each opened and edited in a program of its own. */
export function hostile(): Target {
  let judge: Judge | null = null;
  let slowestMs = 0;
  let slowestCpuMs = 0;
  let largestMb = 0;
  const outcomes = new Map<string, number>();
  return {
    atLeast: 2000,
    async once(random) {
      judge ??= await openJudge();
      const harms: Harm[] = [];
      for (let times = 1 + Math.floor(3 * random() ** 2); times > 0; times--) {
        harms.push(tolerant(HARMS[Math.floor(HARMS.length * random())] as Harm));
      }
      harms.sort((a, b) => (a.last ?? 0) - (b.last ?? 0));
      const { hung, refused, openedMs, openedCpuMs, grewMb, broken } = await judge.judge(harms, random);
      const names = harms.map(({ name }) => name).join(' + ');
      slowestMs = Math.max(slowestMs, openedMs);
      slowestCpuMs = Math.max(slowestCpuMs, openedCpuMs);
      largestMb = Math.max(largestMb, grewMb);
      const outcome = hung ? 'hung' : (refused ?? 'opened');
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (hung) throw new Error(`${names}: never ended`);
      if (broken.length > 0) throw new Error(`${names}: ${broken.join('; ')}`);
      if (openedCpuMs > MOST_CPU_MS || grewMb > MOST_MB) {
        throw new Error(
          `${names}: ${openedMs.toFixed(0)} ms, ${openedCpuMs.toFixed(0)} ms of them at work, ${grewMb.toFixed(0)} MB`,
        );
      }
      if (refused && harms.every((harm) => harm.outcome === 'opens')) throw new Error(`${names}: ${refused}`);
    },
    close() {
      judge?.close();
      const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
      console.log(
        `hostile: slowest opening ${slowestMs.toFixed(0)} ms, ${slowestCpuMs.toFixed(0)} ms of the processor; most ${largestMb.toFixed(0)} MB; ${counts}`,
      );
    },
  };
}

/** A harm that is left out where one before it took away what it needs. */
export const tolerant = (harm: Harm): Harm => ({
  ...harm,
  change(db, random, path) {
    try {
      harm.change(db, random, path);
    } catch {
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  },
});
