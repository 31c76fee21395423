import { z } from 'zod';
import {
  contextLayerSchema,
  countyDetailSchema,
  countySchema,
  historySchema,
  projectInfoSchema,
} from '../domain.ts';
import { editChangesSchema } from '../edit-changes.ts';
import { mergeChoiceSchema, mergeReportSchema, refusedRowSchema } from '../merge.ts';
import { placeSearchSchema, placesSchema } from '../places.ts';
import { summarySchema } from '../summary.ts';
import { command, countyCode, done, filePath, none, overwrite } from './parts.ts';

/** Commands about `county`, `project`, `edit`, `place`. */
export const project = {
  'county.list': command(
    'query',
    z
      .object({
        query: z.string().max(100).default(''),
        limit: z.number().int().min(1).max(5000).default(50),
      })
      .strict(),
    z.object({ counties: z.array(countySchema), total: z.number().int() }),
  ),
  'county.get': command('query', z.object({ code: countyCode }).strict(), countyDetailSchema),
  'county.neighbours': command(
    'query',
    z.object({ code: countyCode }).strict(),
    z.object({ counties: z.array(countyDetailSchema) }),
  ),
  'project.create': command(
    'action',
    z
      .object({
        path: filePath,
        countyCode,
        name: z.string().trim().min(1).max(200).optional(),
        /** Fill the demonstration county's synthetic layers; ignored elsewhere. */
        demonstration: z.boolean().default(true),
      })
      .strict(),
    projectInfoSchema,
    [{ field: 'path', access: 'write' }],
    { closes: true },
  ),
  'project.open': command(
    'action',
    z.object({ path: filePath }).strict(),
    projectInfoSchema,
    [{ field: 'path', access: 'read', document: true }],
    { closes: true },
  ),
  'project.close': command('action', none, done, [], { closes: true }),
  'project.info': command(
    'query',
    none,
    z.object({
      project: projectInfoSchema.nullable(),
      siteCount: z.number().int(),
      layers: z.array(contextLayerSchema),
    }),
  ),
  'project.summary': command('query', none, summarySchema),
  'project.recent': command(
    'query',
    none,
    z.object({ projects: z.array(z.object({ path: z.string(), name: z.string(), countyName: z.string() })) }),
  ),
  /** Goes on in a copy of the open document; the way out of one that is read-only or was moved away. */
  'project.saveAs': command(
    'action',
    z.object({ path: filePath }).strict(),
    projectInfoSchema,
    [{ field: 'path', access: 'write' }],
    { closes: true },
  ),
  /** Copies kept of a document (the open one unless named), newest first. */
  'project.backups': command(
    'query',
    z.object({ path: filePath.optional() }).strict(),
    z.object({
      backups: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          bytes: z.number(),
          /** Made in the course of work, or before something that changes much at once. */
          reason: z.enum(['work', 'bulk', 'restore', 'migration']),
        }),
      ),
    }),
    [{ field: 'path', access: 'read', document: true }],
  ),
  /** Puts a backup (the newest unless named) in a document's place and opens it. */
  'project.restore': command(
    'action',
    z.object({ path: filePath, backup: z.string().max(100).optional() }).strict(),
    /** `kept` is where the replaced file went; null when there was none. */
    projectInfoSchema.extend({ kept: z.string().nullable() }),
    [{ field: 'path', access: 'write', document: true }],
    { closes: true },
  ),
  /** What other programs (such as QGIS) changed in the open document, and which of their rows could not stay and why. */
  'project.outside': command(
    'query',
    none,
    z.object({
      /** Features taken over since the document was opened. */
      changed: z.number().int(),
      /** Features whose changes wait to be taken over: of very many a job takes them, and may have been stopped. */
      waiting: z.number().int(),
      /** The file was copied while it was open, without its log: edits of the last seconds may be missing. */
      withoutLog: z.boolean(),
      /** Of the refused rows, how many since the document was opened. */
      refusedNow: z.number().int(),
      /** Newest first. */
      refused: z.array(refusedRowSchema.extend({ at: z.string() })),
    }),
  ),
  /** Takes over changes of other programs that still wait, after a job of it was stopped or failed. */
  'project.takeOver': command(
    'action',
    none,
    z.object({ changed: z.number().int(), refused: z.number().int() }),
  ),
  /** Writes a copy of the open document for tablets, which remembers what its features are now. */
  'project.take': command(
    'action',
    z.object({ path: filePath, overwrite }).strict(),
    z.object({ path: z.string(), features: z.number().int() }),
    [{ field: 'path', access: 'write' }],
  ),
  /**
   * Brings what was edited in such a copy back into the open document, by feature and field, as one undo step. While
   * both changed the same and `choose` does not say whose counts, nothing is changed.
   */
  'project.merge': command(
    'long-edit',
    z.object({ path: filePath, choose: mergeChoiceSchema.optional() }).strict(),
    mergeReportSchema,
    [{ field: 'path', access: 'read' }],
  ),
  'edit.undo': command('action', none, historySchema, [], { writes: true }),
  'edit.redo': command('action', none, historySchema, [], { writes: true }),
  'edit.history': command('query', none, historySchema),
  /** What one step of the history changed: row by row, field by field, with the old and the new value. */
  'edit.changes': command(
    'query',
    z
      .object({
        step: z.number().int().min(1),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(5000).default(100),
      })
      .strict(),
    editChangesSchema,
  ),
  /** Takes back or repeats steps until the one named is the newest that holds; 0 takes all kept steps back. */
  'edit.jump': command('action', z.object({ step: z.number().int().min(0) }).strict(), historySchema, [], {
    writes: true,
  }),
  /** Sites and features of layers by name, id or code. */
  'place.search': command('query', placeSearchSchema, placesSchema),
} as const;
