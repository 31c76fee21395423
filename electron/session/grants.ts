import type { CommandSpec, PathField } from '../../shared/contract.ts';
import { PlannerError } from '../../shared/errors.ts';

/**
 * What a planner's choice of a path lets the window do with it.
 *
 * - `read`: take data from the file, as long as the program runs.
 * - `write`: put one file there, whatever is there now; used up by the command that does.
 * - `document`: open the file as the planner's document, and so read and edit it, as long as the program runs. It
 *   may neither be replaced nor written over by it.
 * - `province`: open the documents in the folder, as far as a summary of it has found them.
 * - `restore`: put a backup in the place of a document that turned out damaged; used up by the command that does.
 */
export type Grant = 'read' | 'write' | 'document' | 'province' | 'restore';

/** The paths that the window may name, each for what the planner chose it for; it may name no others. */
export interface Grants {
  give(path: string, grant: Grant): void;
  has(path: string, grant: Grant): boolean;
  /**
   * Holds a command's input against the grants and uses up those that are good for once.
   *
   * @param openPath the open document, which may be restored without having been found damaged
   * @returns gives back what was used up, for a command that failed and so wrote nothing
   * @throws PlannerError `path.not-granted`, with nothing used up
   */
  take(spec: CommandSpec, input: unknown, openPath: string | undefined): () => void;
}

/** Grants that are good for one command. */
const ONCE: ReadonlySet<Grant> = new Set(['write', 'restore']);

/** Grants of which any one lets a command have a path. */
const sufficient = ({ access, document, trustedOnly }: PathField): readonly Grant[] =>
  trustedOnly
    ? []
    : access === 'write'
      ? [document ? 'restore' : 'write']
      : document
        ? ['document']
        : ['read', 'document'];

export function createGrants(): Grants {
  const given = new Map<string, Set<Grant>>();

  const give = (path: string, grant: Grant) => {
    const grants = given.get(path) ?? new Set();
    given.set(path, grants.add(grant));
  };

  return {
    give,
    has: (path, grant) => given.get(path)?.has(grant) ?? false,
    take({ paths = [] }, input, openPath) {
      const used: [path: string, grant: Grant][] = [];
      for (const asked of paths) {
        const enough = sufficient(asked);
        for (const path of pathsAt(input, asked.field)) {
          const found =
            enough.find((grant) => given.get(path)?.has(grant)) ??
            // A command that fails may have closed it, and is to be tried again all the same.
            (path === openPath ? enough.find((grant) => grant === 'restore') : undefined);
          if (found === undefined) throw new PlannerError('path.not-granted', {}, { field: asked.field });
          if (ONCE.has(found)) used.push([path, found]);
        }
      }
      for (const [path, grant] of used) given.get(path)?.delete(grant);
      return () => {
        for (const [path, grant] of used) give(path, grant);
      };
    },
  };
}

/** The paths at a dotted name of a command's input: one, those of a list, or none. */
export function pathsAt(input: unknown, field: string): string[] {
  let value = input;
  for (const key of field.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return [value].flat().filter((path) => typeof path === 'string');
}
