import type { ExistingPvFields } from '../../shared/existing-pv.ts';

/** Not connected is asked before connected, whose words it holds. */
const STATES: [RegExp, ExistingPvFields['state']][] = [
  [/^filed|^planned|备案|待(接入|并网)|[未拟]并网|[未拟]接入|排队|在建|^(否|no|n|false)$/i, 'filed'],
  [/^connected|^operat|并网|接入|投运|投产|在运|运行|^(是|yes|y|true)$/i, 'connected'],
];

/** Words by which a file says the state, to be named where it says none. */
export const STATE_WORDS = ['已并网 connected', '已备案 filed'];

/** The state that a cell of a table tells; null where it tells none. */
export const existingStateOf = (text: string): ExistingPvFields['state'] | null =>
  STATES.find(([words]) => words.test(text.trim()))?.[1] ?? null;

/** The year that a cell tells: a year alone, or that of a date; null where it tells none. */
export function yearIn(text: string): number | null {
  const found = /^(?:[^\d]*)((?:19|20)\d{2})(?:[年\-./年]|$|\d{4}$)/.exec(text.trim());
  return found ? Number(found[1]) : null;
}
