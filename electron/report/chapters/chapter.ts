import type { ChapterKey } from '../../../shared/plan.ts';
import type { Writing } from '../context.ts';
import type { Html } from '../html.ts';

/** A chapter of the plan: its text, standard or the planner's own, and below it what the program knows. */
export interface Chapter {
  key: ChapterKey;
  /**
   * What stands below the text; several parts, made one by one, may be printed apart; nothing where there is nothing to
   * say.
   */
  body?(writing: Writing): Html | Iterable<Html> | false | null;
  /** Whether it starts on the page the chapter before ends on. */
  follows?: boolean | ((writing: Writing) => boolean);
  /** Whether it is left out where there is neither a body nor a text of the planner's own. */
  needsBody?: boolean;
}
