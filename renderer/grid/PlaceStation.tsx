import { Button } from '@mantine/core';
import { IconMapPinPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/store.ts';
import { startPlacing, useGrid } from './state.ts';

/** The button after which a click on the map is a new substation. */
export function PlaceStation() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const placing = useGrid((state) => state.placing);
  return (
    <Button
      size="compact-xs"
      variant={placing && !placing.moved ? 'filled' : 'light'}
      leftSection={<IconMapPinPlus size={14} />}
      disabled={readOnly}
      aria-pressed={placing !== null && !placing.moved}
      onClick={() => (placing ? useGrid.setState({ placing: null }) : startPlacing())}
    >
      {t('grid.place')}
    </Button>
  );
}
