import { readFileSync, statSync } from 'node:fs';
import { PlannerError } from '../../shared/errors.ts';

const LARGEST_BYTES = 4 * 1024 * 1024;
const KINDS = [
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
] as const;

/**
 * Reads an image for the plan's cover as a data URL.
 *
 * @param path PNG or JPEG of at most 4 MiB; what it is shows in its first bytes, not in its name
 * @throws PlannerError `plan.bad-logo`
 */
export function readLogo(path: string): string {
  try {
    if (statSync(path).size > LARGEST_BYTES) throw new RangeError('> 4 MiB');
    const bytes = readFileSync(path);
    const kind = KINDS.find(({ magic }) => magic.every((byte, at) => bytes[at] === byte));
    if (!kind) throw new RangeError('PNG, JPEG');
    return `data:${kind.type};base64,${bytes.toString('base64')}`;
  } catch (error) {
    throw new PlannerError('plan.bad-logo', { reason: (error as Error).message }, { file: path });
  }
}
