import { isAbsolute, resolve } from 'node:path';
import type { DeskService } from '../commands/desk.ts';
import type { Host } from '../host.ts';

/** Whether a file is called as the planner's documents are, in whatever letters. */
export const isDocumentName = (path: string): boolean => /\.gpkg$/i.test(path);

/**
 * The document a start was given, if any.
 *
 * @param args what follows the program's own name
 * @param workingFolder what a relative path is relative to: the folder of the start that named it
 */
export function documentArgument(args: readonly string[], workingFolder: string): string | undefined {
  const named = args.find((argument) => !argument.startsWith('-') && isDocumentName(argument));
  return named === undefined || isAbsolute(named) ? named : resolve(workingFolder, named);
}

/** Hands a document that the system or a later start gave us to the window, which opens it or asks what to do. */
export function giveDocument(desk: DeskService, host: Pick<Host, 'emit'>, path: string): void {
  desk.grant(path, 'document');
  host.emit({ type: 'document.given', path });
}
