import { Button, Group } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { undo } from '../map/actions.ts';

/** The end of an import: keep it, or take it back at once. */
export function UndoOrClose({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        onClick={() => {
          void undo();
          onClose();
        }}
      >
        {t('imports.undo')}
      </Button>
      <Button size="xs" onClick={onClose}>
        {t('app.close')}
      </Button>
    </Group>
  );
}
