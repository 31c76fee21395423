import type { z } from 'zod';
import { PlannerError } from './errors.ts';

type Issue = z.core.$ZodIssue;
/** Longest part of a wrong value that a message repeats. */
const MOST_SHOWN = 40;

/**
 * What is wrong with a figure of the grid, named so that a planner can mend it: which one, what it is and what it may be.
 *
 * @param issue first fault that the schema found
 * @param given what the schema was asked about
 * @returns null where it is no fault of a figure, and the general message says all there is
 */
export function gridFault(issue: Issue, given: unknown): PlannerError | null {
  const path = issue.path.map(String);
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], given);
  // The name that a planner knows, without where in the input it stands.
  const field = path.at(-2) === 'position' ? (path.at(-1) === '0' ? 'longitude' : 'latitude') : nameIn(path);
  const where = { field: path.join('.') };
  const fault = (code: string, more: Record<string, string | number> = {}) =>
    new PlannerError(code, { field, value: shown(value), ...more }, where);
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return fault('grid.empty');
      if (issue.origin === 'array') return fault('grid.too-few', { least: Number(issue.minimum) });
      if (Number(issue.minimum) !== 0) return fault('grid.too-small', { least: Number(issue.minimum) });
      return fault(issue.inclusive ? 'grid.negative' : 'grid.not-positive');
    case 'too_big':
      if (issue.origin !== 'number' && issue.origin !== 'int') return null;
      return fault('grid.too-large', { most: Number(issue.maximum) });
    case 'invalid_type':
      if (value === undefined || value === null) return fault('grid.missing');
      if (issue.expected === 'int') return fault('grid.not-whole');
      return issue.expected === 'number' ? fault('grid.not-number') : null;
    case 'invalid_value':
      if (value === undefined || value === null) return fault('grid.missing');
      return new PlannerError(
        'grid.not-one-of',
        { field, value: shown(value), choices: issue.values.map(String).join(', ') },
        { ...where, choices: issue.values.map(String) },
      );
    default:
      return null;
  }
}

/** The last part of a path that is a name: a number is a place in a list. */
const nameIn = (path: readonly string[]): string => path.findLast((part) => !/^\d+$/.test(part)) ?? '';

function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
