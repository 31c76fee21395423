import { type Format, formatFor } from './format.ts';
import { useStore } from './store.ts';

/** Formats of the language in use. */
export const useFormat = (): Format => formatFor(useStore((state) => state.language));
