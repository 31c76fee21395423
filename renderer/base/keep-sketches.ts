import i18next from 'i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { run } from './client.ts';
import { notifyError, toReport } from './errors.tsx';
import { notify } from './notify.ts';
import { refreshSketches, useShapes } from './shapes.ts';
import { select, setTool, update } from './store.ts';

type Kept = CommandInput<'sketch.keep'>['sketches'];

/** What a drawn shape can be mended of. */
const MENDABLE = new Set(['site.self-crossing', 'site.outside-county', 'site.too-small']);

/** Keeps outlines that a command refused as sketches to be mended; any other failure is told as it is. */
export async function keepRefused(error: unknown, sketches: Kept): Promise<void> {
  const { code, message } = toReport(error);
  if (!MENDABLE.has(code)) return notifyError(error);
  await keepSketches(sketches, message);
}

/** Keeps outlines as sketches and offers the first for editing. */
export async function keepSketches(sketches: Kept, why: string): Promise<void> {
  const kept = await run('sketch.keep', { sketches });
  if (!kept) return;
  await refreshSketches();
  select([]);
  setTool('select');
  update({ leftOpen: true });
  useShapes.setState({ editing: kept.sketches[0]!.id });
  notify({ color: 'orange', title: i18next.t('shapes.kept'), message: why, autoClose: 10_000 });
}
