import { Button } from '@mantine/core';
import { IconMapPinPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { type Placed, startPlacing, useGrid } from './state.ts';

/** The button after which a click on the map is a new substation, transformer or plant. */
export function PlaceButton({ what }: { what: Placed }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const pressed = useGrid(({ placing }) => placing?.what === what && !placing.moved);
  return (
    <Button
      size="compact-xs"
      variant={pressed ? 'filled' : 'light'}
      leftSection={<IconMapPinPlus size={14} />}
      disabled={readOnly}
      aria-pressed={pressed}
      onClick={() => (pressed ? useGrid.setState({ placing: null }) : startPlacing(what))}
    >
      {t(`grid.place.${what}`)}
    </Button>
  );
}
