import { ActionIcon, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import { IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { EXISTING_STATES } from '../../shared/existing-pv.ts';
import { run } from '../app/client.ts';
import { notify } from '../app/notify.ts';
import { peek, useStore } from '../app/store.ts';
import { useQuery } from '../app/use-query.ts';
import { useMap } from '../map/state.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Rows shown at once; the rest is in the document all the same. */
const SHOWN = 60;
/** Capacity of a plant placed by hand until the planner says its own, kWp. */
const FIRST_KWP = 100;

/** PV that is there already or filed: by hand at the middle of the map, or from a table. */
export function ExistingPv() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read } = useQuery('existing.list', {});
  const plants = read && 'value' in read ? read.value.plants : [];
  const change = (id: number, changes: CommandInput<'existing.update'>['changes']) =>
    void run('existing.update', { id, changes });
  const importTable = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-load', language: peek().language });
    if (!chosen?.path) return;
    const done = await run('existing.importCsv', { path: chosen.path });
    if (done) notify({ message: t('grid.existing.imported', { n: done.created }), color: 'gray' });
  };
  const add = () => {
    const centre = useMap.getState().map?.getCenter();
    if (centre) void run('existing.create', { position: [centre.lng, centre.lat], kwpDc: FIRST_KWP });
  };
  return (
    <section aria-label={t('grid.existing.heading')}>
      <Group gap={8} mt={12} mb={4}>
        <Text fz="sm" fw={650}>
          {t('grid.existing.heading')}
        </Text>
        <Button
          size="compact-xs"
          variant="light"
          disabled={readOnly}
          leftSection={<IconPlus size={14} />}
          onClick={add}
        >
          {t('grid.existing.add')}
        </Button>
        <Button
          size="compact-xs"
          variant="light"
          disabled={readOnly}
          leftSection={<IconFileImport size={14} />}
          onClick={() => void importTable()}
        >
          {t('grid.existing.import')}
        </Button>
      </Group>
      {plants.length === 0 ? (
        <Text fz="xs" c="var(--muted)">
          {t('grid.existing.empty')}
        </Text>
      ) : (
        <Table fz="xs" verticalSpacing={2} horizontalSpacing={6}>
          <Table.Tbody>
            {plants.slice(0, SHOWN).map((plant) => (
              <Table.Tr key={plant.id}>
                <Table.Td>
                  <TextField
                    aria-label={`${t('grid.existing.plant')} ${plant.name}`}
                    value={plant.name}
                    required
                    disabled={readOnly}
                    onCommit={(name) => change(plant.id, { name })}
                  />
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    aria-label={`${t('grid.existing.stateLabel')} ${plant.name}`}
                    value={plant.state}
                    disabled={readOnly}
                    data={EXISTING_STATES.map((state) => ({
                      value: state,
                      label: t(`grid.existing.state.${state}`),
                    }))}
                    onChange={({ currentTarget: { value } }) =>
                      change(plant.id, { state: value as (typeof EXISTING_STATES)[number] })
                    }
                  />
                </Table.Td>
                {(['kwpAc', 'kwpDc'] as const).map((key) => (
                  <Table.Td key={key}>
                    <NumberField
                      size="xs"
                      w={120}
                      aria-label={`${t(`grid.existing.${key}`)} ${plant.name}`}
                      value={plant[key]}
                      unit={t(`grid.existing.${key}`)}
                      min={0.1}
                      max={1e7}
                      allowEmpty
                      disabled={readOnly}
                      onCommit={(value) => change(plant.id, { [key]: value })}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="red"
                    disabled={readOnly}
                    aria-label={`${t('grid.remove')} ${plant.name}`}
                    onClick={() => void run('existing.delete', { ids: [plant.id] })}
                  >
                    <IconTrash size={14} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
