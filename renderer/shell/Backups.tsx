import { Badge, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { State } from '../ui/State.tsx';
import { type Backup, backupsOf, restore } from './backups.ts';

/** Copies of the open document, or of one that turned out damaged, each of which can be put in its place. */
export function Backups() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'backups');
  const damaged = useStore((state) => state.damaged);
  const openPath = useStore((state) => state.project?.path);
  const path = damaged ?? openPath;
  const [backups, setBackups] = useState<Backup[] | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setBackups(null);
    setAsked(null);
    if (opened && path) void backupsOf(path).then(setBackups);
  }, [opened, path]);
  const putBack = async (id: string) => {
    setBusy(true);
    if (path) await restore(path, id);
    setBusy(false);
  };
  return (
    <Modal
      opened={opened}
      onClose={() => useStore.setState({ dialog: null, damaged: null })}
      title={t(damaged ? 'safety.damagedTitle' : 'safety.backupsTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(damaged ? 'safety.damagedText' : 'safety.backupsHelp')}</Text>
        <Text size="xs" c="var(--muted)" style={{ overflowWrap: 'anywhere' }}>
          {path}
        </Text>
        {backups === null && <State kind="loading" />}
        {backups?.length === 0 && <State kind="empty" title={t('safety.backupsNone')} />}
        {backups !== null && backups.length > 0 && (
          <Table fz="sm" verticalSpacing={6}>
            <Table.Tbody>
              {backups.map(({ id, at, bytes, reason }, index) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Group gap="xs">
                      {format.date(at)}
                      {index === 0 && (
                        <Badge size="sm" variant="light" tt="none">
                          {t('safety.newest')}
                        </Badge>
                      )}
                      {reason !== 'work' && (
                        <Badge size="sm" variant="light" color="gray" tt="none">
                          {t(`safety.backupBefore.${reason}`)}
                        </Badge>
                      )}
                    </Group>
                    {asked === id && (
                      <Text size="xs" mt={4}>
                        {t('safety.restoreQuestion', { at: format.date(at) })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td className="num" c="var(--muted)" style={{ whiteSpace: 'nowrap' }}>
                    {format.bytes(bytes)}
                  </Table.Td>
                  <Table.Td ta="end">
                    {asked === id ? (
                      <Group gap={6} justify="flex-end" wrap="nowrap">
                        <Button size="xs" variant="default" onClick={() => setAsked(null)}>
                          {t('app.cancel')}
                        </Button>
                        <Button size="xs" color="red" loading={busy} onClick={() => void putBack(id)}>
                          {t('safety.restore')}
                        </Button>
                      </Group>
                    ) : (
                      <Button size="xs" variant="light" onClick={() => setAsked(id)}>
                        {t('safety.restore')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Modal>
  );
}
