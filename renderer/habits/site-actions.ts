import i18next from 'i18next';
import { create } from 'zustand';
import type { SiteFields } from '../../shared/domain.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, peek } from '../base/store.ts';
import { copyShapes } from '../shapes/clipboard.ts';
import { confirmMany } from '../sites/confirm-many.tsx';

type Parameters = Pick<
  SiteFields,
  | 'mount'
  | 'tiltDeg'
  | 'azimuthDeg'
  | 'usableShare'
  | 'gcr'
  | 'moduleWpM2'
  | 'module'
  | 'inverter'
  | 'agrivoltaic'
>;

/** Parameters that were copied, and of which kind of site. */
export const useCopied = create<{ kind: SiteRow['kind'] | null; parameters: Parameters | null }>()(() => ({
  kind: null,
  parameters: null,
}));

const chosen = (): SiteRow[] => [...peek().selected].flatMap((id) => peek().siteById.get(id) ?? []);

/** Copies how the first selected site is built, and puts all of them on the clipboard as GeoJSON. */
export function copyParameters(): void {
  const [site] = chosen();
  if (!site) return;
  const { mount, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2, module, inverter, agrivoltaic } = site;
  useCopied.setState({
    kind: site.kind,
    parameters: {
      ...{ mount, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2 },
      ...{ module, inverter, agrivoltaic },
    },
  });
  void copyShapes();
  notify({ message: i18next.t('habits.copied', { name: site.name }), color: 'gray' });
}

/** Builds the selected sites of the same kind as the copied one: one undo step. */
export async function pasteParameters(): Promise<void> {
  const { kind, parameters } = useCopied.getState();
  if (!parameters) return void notify({ message: i18next.t('habits.pasteNothing'), color: 'gray' });
  const ids = chosen().flatMap((site) => (site.kind === kind ? site.id : []));
  if (ids.length === 0) return void notify({ message: i18next.t('habits.pasteKind'), color: 'gray' });
  const apply = async () => {
    const result = await run('site.update', { ids, changes: parameters });
    if (!result) return undefined;
    mergeSites(result.sites);
    notifyEdit(i18next.t('habits.pasted', { n: ids.length }));
    return result;
  };
  await confirmMany(ids, { changes: parameters }, apply, true);
}

/** Counts the selected sites in the active scenario, or leaves them out. */
export async function includeSelected(included: boolean): Promise<void> {
  const ids = [...peek().selected];
  const apply = async () => {
    const result = await run('site.include', { ids, included });
    if (result) notifyEdit(i18next.t(included ? 'habits.included' : 'habits.leftOut', { n: result.changed }));
    return result;
  };
  await confirmMany(ids, { built: included ? 1 : 0 }, apply, true);
}
