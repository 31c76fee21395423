import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invoke, run } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { peek } from '../base/store.ts';
import { useSupply } from './state.ts';

/** Gives a consumer the measured hours of a file the planner chooses; asks for the column where several would do. */
export async function importHours(id: number): Promise<void> {
  const chosen = await run('shell.choose', { purpose: 'open-load', language: peek().language });
  if (!chosen?.path) return;
  try {
    await invoke('consumer.importLoad', { id, path: chosen.path });
  } catch (error) {
    const { choices = [] } = toReport(error).where;
    if (choices.length === 0) notifyError(error);
    else useSupply.setState({ asking: { id, path: chosen.path, columns: choices } });
  }
}

/** Asks which column of a file of measured load holds the load. */
export function LoadColumn() {
  const { t } = useTranslation();
  const asking = useSupply((state) => state.asking);
  const [column, setColumn] = useState<string | null>(null);
  const close = () => {
    useSupply.setState({ asking: null });
    setColumn(null);
  };
  const take = async () => {
    if (!asking || column === null) return;
    const done = await run('consumer.importLoad', { id: asking.id, path: asking.path, column });
    if (done) close();
  };
  return (
    <Modal
      opened={asking !== null}
      onClose={close}
      title={t('supply.loadColumn')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="var(--muted)">
          {t('supply.loadColumnHelp')}
        </Text>
        <Radio.Group aria-label={t('supply.loadColumn')} value={column} onChange={setColumn}>
          <Stack gap={6}>
            {asking?.columns.map((name) => (
              <Radio key={name} size="xs" value={name} label={name} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button size="xs" disabled={column === null} onClick={() => void take()}>
            {t('imports.start')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
