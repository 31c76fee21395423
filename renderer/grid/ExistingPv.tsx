import { Button, NativeSelect, Table, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { EXISTING_STATES, type ExistingPv as Plant } from '../../shared/existing-pv.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { peek, useStore } from '../base/store.ts';
import { useAnswer } from '../base/use-query.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { HangsOn } from './HangsOn.tsx';
import { NameCell, ObjectSection } from './ObjectList.tsx';
import { Paged } from './Paged.tsx';
import { PlaceButton } from './PlaceButton.tsx';
import { RowActions } from './RowActions.tsx';
import { useGrid } from './state.ts';

const NONE: readonly Plant[] = [];

/** PV that is there already or filed: placed on the map, or from a table. */
export function ExistingPv() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const answer = useAnswer('existing.list', {});
  const plants = answer?.plants ?? NONE;
  useEffect(() => {
    useGrid.setState({ existing: plants });
    return () => useGrid.setState({ existing: NONE });
  }, [plants]);
  const change = (id: number, changes: CommandInput<'existing.update'>['changes']) =>
    void run('existing.update', { id, changes });
  const importTable = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-load', language: peek().language });
    if (!chosen?.path) return;
    const done = await run('existing.importCsv', { path: chosen.path });
    if (done) notify({ message: t('grid.existing.imported', { n: done.created }), color: 'gray' });
  };
  return (
    <ObjectSection
      label={t('grid.existing.heading')}
      actions={
        <>
          <PlaceButton what="existing" />
          <Button
            size="compact-xs"
            variant="light"
            disabled={readOnly}
            leftSection={<IconFileImport size={14} />}
            onClick={() => void importTable()}
          >
            {t('grid.existing.import')}
          </Button>
        </>
      }
    >
      {plants.length === 0 ? (
        <Text fz="xs" c="var(--muted)">
          {t('grid.existing.empty')}
        </Text>
      ) : (
        <Paged rows={plants} label={t('grid.existing.heading')}>
          {(rows) => (
            <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} aria-label={t('grid.existing.heading')}>
              <Table.Tbody>
                {rows.map((plant) => (
                  <Table.Tr key={plant.id}>
                    <NameCell
                      what={t('grid.existing.plant')}
                      name={plant.name}
                      disabled={readOnly}
                      onCommit={(changes) => change(plant.id, changes)}
                    />
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
                          w={106}
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
                      <NumberField
                        size="xs"
                        w={70}
                        aria-label={`${t('grid.voltage')} ${plant.name}`}
                        placeholder={t('grid.voltage')}
                        value={plant.voltageKv}
                        unit="kV"
                        min={0.2}
                        max={220}
                        allowEmpty
                        disabled={readOnly}
                        onCommit={(voltageKv) => change(plant.id, { voltageKv })}
                      />
                    </Table.Td>
                    <Table.Td>
                      <NumberField
                        size="xs"
                        w={60}
                        aria-label={`${t('grid.open.queueYear')} ${plant.name}`}
                        placeholder={t('grid.open.queueYear')}
                        value={plant.year}
                        min={1990}
                        max={2100}
                        decimalScale={0}
                        allowEmpty
                        disabled={readOnly}
                        onCommit={(year) => change(plant.id, { year })}
                      />
                    </Table.Td>
                    <Table.Td>
                      <HangsOn
                        parents={{
                          stationId: plant.stationId,
                          feederId: plant.feederId,
                          transformerId: plant.transformerId,
                        }}
                        name={plant.name}
                        disabled={readOnly}
                        onChange={(parents) => change(plant.id, parents)}
                      />
                    </Table.Td>
                    <Table.Td>
                      <RowActions
                        what="existing"
                        object={plant}
                        at={plant.position}
                        onRemove={() => void run('existing.delete', { ids: [plant.id] })}
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Paged>
      )}
    </ObjectSection>
  );
}
