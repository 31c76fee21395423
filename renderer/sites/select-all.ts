import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { peek, select } from '../base/store.ts';

/** Selects every site of the document, also those the window has not read. */
export async function selectAll(): Promise<void> {
  if (!peek().sitesInTiles) return select(peek().sites.map(({ id }) => id));
  try {
    select((await invoke('site.ids', {})).ids);
  } catch (error) {
    notifyError(error);
  }
}
