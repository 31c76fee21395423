import type { DeskEvent } from '../../shared/contract.ts';

/** Events of the program, and those of the window itself: what it has just read anew. */
export type EventName = DeskEvent['type'] | 'project.read' | 'history.read';

const acts = new Map<EventName, (() => unknown)[]>();

/** What a part of the window does at an event; it says so itself, where what it shows is kept. */
export function on(name: EventName, act: () => unknown): void {
  acts.set(name, [...(acts.get(name) ?? []), act]);
}

/** Has all parts do what they do at an event; settles when they have. */
export async function tell(name: EventName): Promise<void> {
  await Promise.all((acts.get(name) ?? []).map((act) => act()));
}
