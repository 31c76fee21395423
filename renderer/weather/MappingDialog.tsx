import {
  Button,
  Group,
  Modal,
  NativeSelect,
  ScrollArea,
  SimpleGrid,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import { invoke } from '../app/client.ts';
import { notifyError } from '../app/errors.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { State } from '../ui/State.tsx';
import { guessColumn, QUANTITIES, type Quantity } from './guess.ts';

export interface ColumnMapping {
  columns: Record<string, string>;
  utcOffsetHours: number;
}

interface MappingDialogProps {
  path: string | null;
  onClose(): void;
  onDone(mapping: ColumnMapping): void;
}

const REQUIRED: readonly Quantity[] = ['ghiWm2', 'airTemperatureC'];

/** Which column of a weather CSV holds what, when its header does not say it in a known way. */
export function MappingDialog({ path, onClose, onDone }: MappingDialogProps) {
  const { t } = useTranslation();
  const [file, setFile] = useState<CommandOutput<'weather.inspect'> | null>(null);
  const [columns, setColumns] = useState<Partial<Record<Quantity, string>>>({});
  const [offset, setOffset] = useState(8);

  useEffect(() => {
    setFile(null);
    if (!path) return;
    invoke('weather.inspect', { path }).then(
      (found) => {
        setFile(found);
        setColumns(
          Object.fromEntries(QUANTITIES.map((quantity) => [quantity, guessColumn(quantity, found.columns)])),
        );
      },
      (error) => {
        notifyError(error);
        onClose();
      },
    );
  }, [path, onClose]);

  const complete = REQUIRED.every((quantity) => columns[quantity]);
  const done = () => {
    const chosen = Object.entries(columns).filter((entry): entry is [Quantity, string] => Boolean(entry[1]));
    onDone({ columns: Object.fromEntries(chosen), utcOffsetHours: offset });
  };
  return (
    <Modal
      opened={path !== null}
      onClose={onClose}
      title={t('weather.mappingTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {!file ? (
        <State kind="loading" />
      ) : (
        <Stack gap="md">
          <Text size="xs" c="var(--muted)">
            {t('weather.mappingHelp')}
          </Text>
          <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
            {QUANTITIES.map((quantity) => (
              <NativeSelect
                key={quantity}
                size="xs"
                label={t(`weather.quantities.${quantity}`)}
                withAsterisk={REQUIRED.includes(quantity)}
                value={columns[quantity] ?? ''}
                onChange={(event) =>
                  setColumns({ ...columns, [quantity]: event.currentTarget.value || undefined })
                }
                data={[
                  { value: '', label: t('weather.notUsed') },
                  ...file.columns.map((name) => ({ value: name, label: name })),
                ]}
              />
            ))}
            <NumberField
              label={t('weather.utcOffset')}
              value={offset}
              min={-12}
              max={14}
              unit="h"
              onCommit={(value) => setOffset(value ?? 0)}
            />
          </SimpleGrid>
          <section>
            <Text size="xs" fw={600} mb={4}>
              {t('weather.sample')}
            </Text>
            <ScrollArea type="auto">
              <Table fz="xs" withTableBorder withColumnBorders className="num">
                <Table.Thead>
                  <Table.Tr>
                    {file.columns.map((name) => (
                      <Table.Th key={name}>{name}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {file.sample.slice(0, 5).map((row) => (
                    <Table.Tr key={row.join()}>
                      {row.map((cell, index) => (
                        <Table.Td key={file.columns[index]}>{cell}</Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea>
          </section>
          <Group justify="flex-end">
            <Button size="xs" variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button size="xs" disabled={!complete} onClick={done}>
              {t('weather.import')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
