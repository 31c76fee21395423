import { Drawer, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { HistoryStep } from './HistoryStep.tsx';

/** Every kept step of the document with what it changed, the newest first. */
export function HistoryDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'history' && state.project !== null);
  const steps = useStore((state) => state.history?.steps ?? null);
  return (
    <Drawer
      opened={opened}
      onClose={() => useStore.setState({ dialog: null })}
      position="right"
      size={640}
      title={t('editChanges.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      <Text size="xs" c="var(--muted)" mb="sm">
        {t('editChanges.help')}
      </Text>
      {steps?.length === 0 && <Text size="sm">{t('app.historyEmpty')}</Text>}
      {opened && steps?.map((step, index) => <HistoryStep key={step.id} step={step} first={index === 0} />)}
    </Drawer>
  );
}
