import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { PlannerError } from '../../shared/errors.ts';

/**
 * Writes beside the target and swaps, so that a failure leaves the old file as it was.
 * @throws PlannerError `export.failed`
 */
export function writeWhole(out: string, bytes: Uint8Array): void {
  const partial = `${out}.${randomUUID()}.part`;
  try {
    writeFileSync(partial, bytes);
    renameSync(partial, out);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new PlannerError('export.failed', { reason: (error as Error).message }, { file: out });
  }
}
