import { notifyError } from './errors.tsx';

/**
 * Runs a refresh now or, when one is under way, once more after it: many events, few reads.
 * The returned promise settles when the view is fresh.
 */
function coalesce(read: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const start = async (): Promise<void> => {
    try {
      do {
        again = false;
        await read();
      } while (again);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = start();
    return running;
  };
}

/** A read that never overlaps itself, and whose failure is told. */
export const guarded = (read: () => Promise<void>, failed: () => void = () => {}) =>
  coalesce(async () => {
    try {
      await read();
    } catch (error) {
      failed();
      notifyError(error);
    }
  });
