import { create } from 'zustand';

/** Counts changes of what is known of roofs. */
export const useRoofs = create<{ version: number }>()(() => ({ version: 0 }));
