import { z } from 'zod';
import type { NamedFault } from '../checked.ts';
import { heightUnitSchema } from '../terrain.ts';

export const id = z.number().int().positive();
export const none = z.object({}).strict();
export const done = z.object({ ok: z.literal(true) });
const MOST_LISTED = 5000;
/** How many sites an answer about the county names at most. */
export const listed = z.number().int().min(0).max(MOST_LISTED).default(MOST_LISTED);
export const countyCode = z.string().regex(/^\d{6}$/);
export const language = z.enum(['zh', 'en']);
export const templateName = z.string().trim().min(1).max(200);
export const filePath = z.string().min(1).max(4096);
/** Whether a file that is there may be replaced; without it, it is left and the command refused. */
export const overwrite = z.boolean().default(false);

/** How a command treats a path it is given: the window may only name paths that the planner chose for that. */
export interface PathField {
  /** Dotted name of the input field. */
  field: string;
  access: 'read' | 'write';
  /**
   * The path is that of the planner's document: `read` opens it, to be edited where it lies, and `write` puts back a
   * backup of it. Reading a file as data, or writing any file, does not grant it, nor the other way round.
   */
  document?: true;
  /** More files follow from it than the planner chose, so that only the command line may name it, never the window. */
  trustedOnly?: true;
}

export interface CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  input: I;
  output: O;
  /**
   * `query` changes nothing, `edit` is one undoable transaction, `long-edit` changes very much of the open document while
   * others go on (one step of undo, a backup before it), `action` changes files or the session.
   */
  kind: 'query' | 'edit' | 'long-edit' | 'action';
  paths?: PathField[];
  /** An action that changes the open document too. */
  writes?: true;
  /** The open document is closed by it. */
  closes?: true;
  /** Says what is wrong with the input, where that can be said better than in general. */
  fault?: NamedFault;
}

export const command = <I extends z.ZodType, O extends z.ZodType>(
  kind: CommandSpec['kind'],
  input: I,
  output: O,
  paths?: PathField[],
  more: Pick<CommandSpec, 'writes' | 'closes' | 'fault'> = {},
): CommandSpec<I, O> => ({ kind, input, output, ...(paths && { paths }), ...more });

/** A raster file of heights, and what has to be said of it. */
export const heightsFile = z
  .object({
    path: filePath,
    /** `auto` takes the file's system, or works it out from where the county lies. */
    crs: z.string().max(40).default('auto'),
    /** Unit of the heights; the file's own, else metres, unless given. */
    unit: heightUnitSchema.optional(),
  })
  .strict();

/** Whether surveyed roofs are taken as surveyed, and others corrected by what surveys found of their like. */
export const useSurvey = z.boolean().default(true);
