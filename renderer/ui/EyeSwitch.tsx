import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Shows or hides what is called `name` on the map. */
export function EyeSwitch({ name, shown, onToggle }: { name: string; shown: boolean; onToggle(): void }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      size="sm"
      role="switch"
      aria-checked={shown}
      aria-label={t('layers.visible', { name })}
      onClick={onToggle}
    >
      {shown ? <IconEye size={15} /> : <IconEyeOff size={15} />}
    </ActionIcon>
  );
}
