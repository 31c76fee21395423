import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDocument } from '../base/documents.ts';
import { useStore } from '../base/store.ts';

const forget = () => useStore.setState({ given: null });

/** A document that came from outside the window is opened, or, while another is open, the planner says what to do. */
export function GivenDocument() {
  const { t } = useTranslation();
  const given = useStore((state) => state.given);
  const load = useStore((state) => state.projectLoad);
  const open = useStore((state) => state.project);
  const [busy, setBusy] = useState(false);
  const asks = given !== null && load === 'ready' && open !== null && open.path !== given;
  useEffect(() => {
    if (given === null || load !== 'ready' || asks) return;
    forget();
    if (open === null) void openDocument(given);
  }, [given, load, asks, open]);
  const openIt = async () => {
    setBusy(true);
    if (given !== null) await openDocument(given);
    setBusy(false);
    forget();
  };
  const importIt = () => useStore.setState({ given: null, dialog: 'import', importPath: given });
  return (
    <Modal
      opened={asks}
      onClose={forget}
      title={t('start.givenTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t('start.givenText', { name: given?.split(/[\\/]/).at(-1) ?? '', open: open?.name ?? '' })}
        </Text>
        <Text size="xs" c="var(--muted)" style={{ overflowWrap: 'anywhere' }}>
          {given}
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" disabled={busy} onClick={forget}>
            {t('app.cancel')}
          </Button>
          <Button size="xs" variant="light" disabled={busy || open?.readOnly} onClick={importIt}>
            {t('start.givenImport')}
          </Button>
          <Button size="xs" loading={busy} onClick={() => void openIt()}>
            {t('start.givenOpen')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
