import { ActionIcon, Group } from '@mantine/core';
import { IconArrowsMove, IconFocusCentered, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { lookAt } from '../map/actions.ts';
import { type Placed, startPlacing } from './state.ts';

/** Showing an object of the grid on the map, moving it there where a click places it, and taking it away. */
export function RowActions(props: {
  /** What the object is where a click on the map moves it; a line is drawn anew instead. */
  what?: Placed;
  object: { id: number; name: string };
  at: [number, number];
  zoom?: number;
  onRemove(): void;
}) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { what, object, at, zoom, onRemove } = props;
  const { id, name } = object;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        size="sm"
        variant="subtle"
        aria-label={t('grid.show', { name })}
        onClick={() => lookAt(at, zoom)}
      >
        <IconFocusCentered size={14} />
      </ActionIcon>
      {what && (
        <ActionIcon
          size="sm"
          variant="subtle"
          disabled={readOnly}
          aria-label={`${t('grid.move')} ${name}`}
          onClick={() => startPlacing(what, { id, name })}
        >
          <IconArrowsMove size={14} />
        </ActionIcon>
      )}
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
