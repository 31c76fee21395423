import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import { peek } from '../base/store.ts';
import { deleteSites } from '../map/actions.ts';

/** Deletes the selection: at once for one site (undo brings it back), after a question for more. */
export function confirmDeleteSites(): void {
  const ids = [...peek().selected];
  if (ids.length === 0 || peek().project?.readOnly) return;
  if (ids.length === 1) return void deleteSites(ids);
  modals.openConfirmModal({
    title: i18next.t('sites.deleteTitle'),
    children: <Text size="sm">{i18next.t('sites.deleteQuestion', { n: ids.length })}</Text>,
    labels: { confirm: i18next.t('app.delete'), cancel: i18next.t('app.cancel') },
    confirmProps: { color: 'red' },
    onConfirm: () => void deleteSites(ids),
  });
}
