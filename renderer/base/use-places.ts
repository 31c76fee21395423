import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Places } from '../../shared/places.ts';
import { invoke } from './client.ts';
import { useStore } from './store.ts';

/** A typing hand's pause. */
const PAUSE_MS = 150;
const EACH = 8;

/** Sites and features of layers that answer a text, with the text they answer; null where nothing is asked. */
export function usePlaces(query: string): (Places & { text: string }) | null {
  const open = useStore((state) => state.project !== null);
  const [text] = useDebouncedValue(query.trim(), PAUSE_MS);
  const [found, setFound] = useState<(Places & { text: string }) | null>(null);
  useEffect(() => {
    let stale = false;
    if (!open || !text) setFound(null);
    else
      invoke('place.search', { text: text.slice(0, 100), limit: EACH }).then(
        (places) => !stale && setFound({ ...places, text }),
        // The commands are still there; a document that was closed meanwhile has no places.
        () => !stale && setFound(null),
      );
    return () => {
      stale = true;
    };
  }, [open, text]);
  return found;
}
