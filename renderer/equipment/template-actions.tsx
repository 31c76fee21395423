import { modals } from '@mantine/modals';
import i18next from 'i18next';
import type { Template } from '../../shared/equipment.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, peek } from '../base/store.ts';
import { confirmMany } from '../sites/confirm-many.tsx';
import { NameForm } from '../ui/NameForm.tsx';

/** Builds sites by a template and says how many it fitted: one undo step. */
export function applyTemplate(ids: number[], { key }: Template, name: string): Promise<boolean> {
  const apply = async () => {
    const result = await run('site.applyTemplate', { ids, template: key });
    if (!result) return undefined;
    if (result.changed === 0) {
      notify({ message: i18next.t('equipment.noneFits'), color: 'yellow' });
      return undefined;
    }
    if (!peek().sitesInTiles) mergeSites(result.sites);
    const rest = result.otherKind > 0 ? i18next.t('equipment.otherKind', { n: result.otherKind }) : '';
    notifyEdit(i18next.t('equipment.applied', { name, n: result.changed }) + rest);
    return result;
  };
  return confirmMany(ids, { template: key }, apply, true);
}

function askName(title: string, start: string, done: (name: string) => void): void {
  const id = modals.open({
    title,
    children: (
      <NameForm
        label={i18next.t('equipment.name')}
        start={start}
        onDone={(name) => {
          modals.close(id);
          done(name);
        }}
        onCancel={() => modals.close(id)}
      />
    ),
  });
}

/** Keeps how a site is built as a template; `done` learns its key. */
export const saveAsTemplate = (site: SiteRow, done: (key: string) => void): void =>
  askName(i18next.t('equipment.saveTitle'), site.name, async (name) => {
    const saved = await run('template.save', { siteId: site.id, name });
    if (!saved) return;
    notify({ message: i18next.t('equipment.saved', { name }), color: 'teal' });
    done(saved.key);
  });

export const renameTemplate = ({ key, name }: Template): void =>
  askName(i18next.t('equipment.renameTitle'), name ?? '', (next) =>
    run('template.rename', { key, name: next }),
  );

/** Deletes a template at once: the step can be taken back. */
export async function deleteTemplate({ key, name }: Template): Promise<void> {
  if (await run('template.delete', { key })) notifyEdit(`${i18next.t('equipment.remove')}: ${name}`);
}
