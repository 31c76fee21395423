import { Button, NativeSelect, Select, Table, Text } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { type Feeder, isLowVoltage, type LowConductor } from '../../shared/feeders.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useAnswer } from '../base/use-query.ts';
import { NameCell, ObjectSection } from './ObjectList.tsx';
import { Paged } from './Paged.tsx';
import { RowActions } from './RowActions.tsx';
import { startDrawing, useGrid } from './state.ts';

/** Transformers that are listed at once; typing a part of a name finds the others. */
const LISTED = 50;
const NONE: readonly Feeder[] = [];

/** The low-voltage lines that are mapped, changed cell by cell, and the way to draw another. */
export function LowLines() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const list = useAnswer('feeder.list', {});

  const lines = useGrid((state) => state.lowLines);
  useEffect(() => {
    useGrid.setState({ lowLines: list?.feeders.filter(isLowVoltage) ?? NONE });
    return () => useGrid.setState({ lowLines: NONE });
  }, [list]);
  if (!list) return null;
  return (
    <ObjectSection
      label={t('grid.low.heading')}
      count={lines.length}
      actions={
        <Button
          size="compact-xs"
          variant="light"
          disabled={readOnly}
          leftSection={<IconPencilPlus size={14} />}
          onClick={() => startDrawing('low')}
        >
          {t('grid.low.draw')}
        </Button>
      }
    >
      {lines.length === 0 ? (
        <Text fz="xs" c="var(--muted)">
          {t('grid.low.empty')}
        </Text>
      ) : (
        <Paged rows={lines} label={t('grid.low.heading')}>
          {(rows) => (
            <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} aria-label={t('grid.low.heading')}>
              <Table.Thead>
                <Table.Tr>
                  {(['low.line', 'conductor', 'hangsOn'] as const).map((key) => (
                    <Table.Th key={key}>{t(`grid.${key}`)}</Table.Th>
                  ))}
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((line) => (
                  <Line key={line.id} line={line} conductors={list.lowConductors} disabled={readOnly} />
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Paged>
      )}
    </ObjectSection>
  );
}

function Line(props: { line: Feeder; conductors: readonly LowConductor[]; disabled: boolean }) {
  const { t } = useTranslation();
  const { line, conductors, disabled } = props;
  const transformers = useGrid((state) => state.transformers);
  const { id, name } = line;
  const change = (changes: CommandInput<'feeder.update'>['changes']) =>
    void run('feeder.update', { id, changes });
  return (
    <Table.Tr>
      <NameCell what={t('grid.low.line')} name={name} disabled={disabled} onCommit={change} />
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={`${t('grid.conductor')} ${name}`}
          value={line.conductor}
          disabled={disabled}
          data={conductors.map((each) => each.name)}
          onChange={({ currentTarget: { value } }) => change({ conductor: value })}
        />
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          w={140}
          aria-label={`${t('grid.hangsOn')} ${name}`}
          value={line.transformerId === null ? null : String(line.transformerId)}
          data={transformers.map((each) => ({ value: String(each.id), label: each.name }))}
          placeholder={t('grid.nearest')}
          searchable
          clearable
          limit={LISTED}
          disabled={disabled}
          onChange={(chosen) => change({ transformerId: chosen ? Number(chosen) : null })}
        />
      </Table.Td>
      <Table.Td>
        <RowActions
          object={line}
          at={line.line[0]!}
          zoom={16}
          onRemove={() => void run('feeder.delete', { ids: [id] })}
        />
      </Table.Td>
    </Table.Tr>
  );
}
