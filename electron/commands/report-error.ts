import { type ErrorReport, PlannerError } from '../../shared/errors.ts';
import { errorMessage, type Language } from '../../shared/i18n/index.ts';

/** What a failure looks like outside the program: a planner's error as it is, anything else as `internal`. */
export function reportError(error: unknown, language: Language): ErrorReport {
  if (error instanceof PlannerError) {
    return { code: error.code, message: errorMessage(error, language), where: error.where };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: errorMessage(new PlannerError('internal', { reason }), language),
    where: {},
  };
}
