import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { run } from './client.ts';
import { notify } from './notify.ts';
import { peek } from './store.ts';

/** Tells what an edit did, with a button that takes it back while it is still the newest. */
export function notifyEdit(message: string): void {
  const step = peek().history?.undo?.id;
  const id = notify({
    color: 'gray',
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            notifications.hide(id);
            // Steps made since then are not the ones to take back.
            const now = peek().history?.undo?.id;
            if (step === undefined || now === undefined || now <= step + 1) void run('edit.undo', {});
          }}
        >
          {i18next.t('habits.undoNow')}
        </Button>
      </Group>
    ),
  });
}
