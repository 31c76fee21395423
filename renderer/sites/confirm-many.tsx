import { modals } from '@mantine/modals';
import i18next from 'i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import { peek } from '../base/store.ts';
import { EditPreview } from './EditPreview.tsx';

type Change = Omit<CommandInput<'site.preview'>, 'ids'>;

/**
 * Does an edit of sites: of one at once, of several after showing how many it changes and to what.
 *
 * @param apply does it; answers nothing where it failed
 * @param tells says itself what it did
 * @returns whether it was done
 */
export async function confirmMany(
  ids: number[],
  change: Change,
  apply: () => Promise<unknown>,
  tells = false,
): Promise<boolean> {
  if (ids.length < 2) return (await apply()) !== undefined;
  const preview = await run('site.preview', { ids, ...change });
  if (!preview) return false;
  if (preview.changed === 0) {
    notify({ message: i18next.t('find.previewNone'), color: 'gray' });
    return false;
  }
  const n = preview.changed.toLocaleString(peek().language);
  const agreed = await new Promise<boolean>((answer) => {
    modals.openConfirmModal({
      title: i18next.t('find.editTitle', { n: preview.sites.toLocaleString(peek().language) }),
      children: <EditPreview preview={preview} />,
      labels: { confirm: i18next.t('find.apply', { n }), cancel: i18next.t('app.cancel') },
      onConfirm: () => answer(true),
      onClose: () => answer(false),
    });
  });
  if (!agreed || (await apply()) === undefined) return false;
  if (!tells) notifyEdit(i18next.t('find.editedNow', { n }));
  return true;
}
