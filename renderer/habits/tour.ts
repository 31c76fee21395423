import { create } from 'zustand';

/** Steps of the tour, each with what it points at. */
export const TOUR = [
  { key: 'map', target: 'main' },
  { key: 'tools', target: '[role=toolbar]' },
  { key: 'totals', target: '[data-tour=totals]' },
  { key: 'panels', target: '[data-tour=panels]' },
  { key: 'plan', target: '[data-tour=plan]' },
] as const;

const SEEN = 'planner.tour';

/** Where the tour is; null when it is not shown. `asked` when the planner started it, not the first run. */
export const useTour = create<{ at: number | null; asked: boolean }>()(() => ({
  at: localStorage.getItem(SEEN) ? null : 0,
  asked: false,
}));

export const startTour = (): void => useTour.setState({ at: 0, asked: true });

export const goTo = (at: number): void => useTour.setState({ at });

export function endTour(): void {
  localStorage.setItem(SEEN, '1');
  useTour.setState({ at: null, asked: false });
}
