import { ActionIcon, Group } from '@mantine/core';
import { IconArrowsMove, IconFocusCentered, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { lookAt } from '../map/actions.ts';
import { type Placed, startPlacing } from './state.ts';

/** Showing an object of the grid on the map, moving it there, and taking it away. */
export function RowActions(props: {
  what: Placed;
  object: { id: number; name: string; position: [number, number] };
  onRemove(): void;
}) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { what, object, onRemove } = props;
  const { id, name, position } = object;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        size="sm"
        variant="subtle"
        aria-label={t('grid.show', { name })}
        onClick={() => lookAt(position)}
      >
        <IconFocusCentered size={14} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        disabled={readOnly}
        aria-label={`${t('grid.move')} ${name}`}
        onClick={() => startPlacing(what, { id, name })}
      >
        <IconArrowsMove size={14} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="red"
        disabled={readOnly}
        aria-label={`${t('grid.remove')} ${name}`}
        onClick={onRemove}
      >
        <IconTrash size={14} />
      </ActionIcon>
    </Group>
  );
}
