import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { NewProject } from './NewProject.tsx';

/** The county picker over an open project. */
export function NewProjectDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'new');
  const close = () => useStore.setState({ dialog: null });
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('app.newProject')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <NewProject onDone={close} />
    </Modal>
  );
}
