import { PlannerError } from '../../shared/errors.ts';

/** Work on a document by another connection of this program, one at a time. */
export interface LongWork {
  /**
   * For work by another connection of this program: meanwhile the document can be read here, and every edit must wait.
   * @throws PlannerError `import.under-way` when other such work is under way
   */
  elsewhere<T>(work: () => Promise<T>): Promise<T>;
  /** Whether long work is under way. */
  busy(): boolean;
  /** Resolves once no long work is under way. */
  idle(): Promise<void>;
}

/** No work at first. */
export function longWork(): LongWork {
  const waiting: (() => void)[] = [];
  let underWay = false;
  return {
    async elsewhere(work) {
      if (underWay) throw new PlannerError('import.under-way');
      underWay = true;
      try {
        return await work();
      } finally {
        underWay = false;
        for (const resume of waiting.splice(0)) resume();
      }
    },
    busy: () => underWay,
    idle: () => (underWay ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}
