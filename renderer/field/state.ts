import i18next from 'i18next';
import { create } from 'zustand';
import type { MergeConflict, MergeReport } from '../../shared/merge.ts';
import { run } from '../base/client.ts';
import { on } from '../base/events.ts';
import { notify } from '../base/notify.ts';
import { peek } from '../base/store.ts';

/** A returned copy whose conflicts the planner is choosing about; null while there is none. */
export const useMerge = create<{ copy: { path: string; conflicts: MergeConflict[] } | null }>(() => ({
  copy: null,
}));

/** Asks where and writes a copy for tablets there. */
export async function takeCopy(): Promise<void> {
  const { project, language } = peek();
  if (!project) return;
  const suggestedName = `${i18next.t('field.takeName', { name: project.name })}.gpkg`;
  const chosen = await run('shell.choose', { purpose: 'take-copy', suggestedName, language });
  if (!chosen?.path) return;
  // The dialog asked before it gave the path of a file that is there.
  const taken = await run('project.take', { path: chosen.path, overwrite: true });
  if (taken) notify({ color: 'teal', message: i18next.t('field.taken', { n: taken.features }) });
}

/** Asks for a returned copy and merges it, or shows what both sides changed. */
export async function mergeCopy(): Promise<void> {
  const chosen = await run('shell.choose', { purpose: 'open-copy', language: peek().language });
  if (!chosen?.path) return;
  const report = await run('project.merge', { path: chosen.path });
  if (!report) return;
  if (report.conflicts.length > 0) {
    useMerge.setState({ copy: { path: chosen.path, conflicts: report.conflicts } });
  } else told(report);
}

/** Says what a merge did, and which rows were not taken. */
export function told({ refused, ...counts }: MergeReport): void {
  const text = i18next.t(counts.merged > 0 ? 'field.merged' : 'field.mergedNone', { ...counts });
  notify({ color: 'teal', message: text });
  if (refused.length > 0) notifyRefused(refused);
}

const SHOWN = 6;

/** Lists rows that could not stay, the first few by name. */
function notifyRefused(rows: readonly { name: string | null; message: string }[]): void {
  const named = rows
    .slice(0, SHOWN)
    .map(({ name, message }) =>
      i18next.t('field.refusedRow', { name: name || i18next.t('field.unknownName'), message }),
    );
  const rest = rows.length - named.length;
  notify({
    color: 'orange',
    autoClose: false,
    title: i18next.t('field.refused', { n: rows.length }),
    message: [...named, ...(rest > 0 ? [i18next.t('field.more', { n: rest })] : [])].join('\n'),
    styles: { description: { whiteSpace: 'pre-line', color: 'var(--mantine-color-text)' } },
  });
}

/** What was said of a document's other editors, so that it is said once. */
const said = { path: '', changed: 0, refused: 0 };

/** Says what other programs changed in the open document since this was last asked. */
async function tellOutside(path: string): Promise<void> {
  const found = await run('project.outside', {});
  if (!found) return;
  const first = said.path !== path || found.changed < said.changed;
  const before = first ? { changed: 0, refused: 0 } : { ...said };
  Object.assign(said, { path, changed: found.changed, refused: found.refusedNow });
  if (first && found.withoutLog) {
    notify({ color: 'orange', autoClose: false, message: i18next.t('field.withoutLog') });
  }
  const n = found.changed - before.changed;
  if (n > 0) {
    notify({
      color: 'teal',
      title: i18next.t('field.outsideTitle'),
      message: i18next.t('field.outside', { n }),
    });
  }
  const refused = found.refused.slice(0, found.refusedNow - before.refused);
  if (refused.length > 0) notifyRefused(refused);
}

on('project.read', () => void tellOutside(peek().project!.path));
on('history.read', async () => {
  const { project, history } = peek();
  if (project && history?.undo?.name === 'project.outside') await tellOutside(project.path);
});
