/** Where a failure lies, as precisely as it is known: shown to the planner next to the message. */
export interface ErrorPlace {
  file?: string;
  line?: number;
  feature?: string;
  field?: string;
  /** What the field may be, where choosing one of these settles it. */
  choices?: string[];
}

/** Values a translated message interpolates, e.g. `{ expected: 'a polygon' }`. */
export type ErrorParams = Record<string, string | number>;

/**
 * A failure the planner can act on. Anything else that is thrown is a bug and is reported as `internal`.
 *
 * `code` is stable and names the message in `shared/i18n/<language>/errors/`; `params` fill its blanks.
 */
export class PlannerError extends Error {
  readonly code: string;
  readonly where: ErrorPlace;
  readonly params: ErrorParams;

  constructor(code: string, params: ErrorParams = {}, where: ErrorPlace = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'PlannerError';
    this.code = code;
    this.params = params;
    this.where = where;
  }
}

/** Codes of what keeps a document from being opened though its place and rights are in order: a backup can replace it. */
export const RESTORABLE: ReadonlySet<string> = new Set([
  'document.damaged',
  'document.foreign-schema',
  'document.bad-contents',
]);

/** What crosses a process boundary in place of an error. */
export interface ErrorReport {
  code: string;
  message: string;
  where: ErrorPlace;
}
