import { NativeSelect, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { OPERATIONS, type Operation } from '../../shared/grid-figures.ts';
import type { Transformer } from '../../shared/transformers.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { HangsOn } from './HangsOn.tsx';
import { NameCell } from './ObjectList.tsx';
import { RowActions } from './RowActions.tsx';

/** A village transformer in its table, cell by cell to be changed. */
export function TransformerLine({ transformer }: { transformer: Transformer }) {
  const { t } = useTranslation();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const { id, name, ratingKva, count, operation, peakLoadKw, feederId, stationId } = transformer;
  const change = (changes: CommandInput<'transformer.update'>['changes']) =>
    void run('transformer.update', { id, changes });
  const common = { size: 'xs', w: 82, disabled } as const;
  return (
    <Table.Tr>
      <NameCell what={t('grid.transformer')} name={name} disabled={disabled} onCommit={change} />
      <Table.Td>
        <NumberField
          {...common}
          aria-label={`${t('grid.transformerRating')} ${name}`}
          value={ratingKva}
          unit="kVA"
          min={1}
          max={10_000}
          onCommit={(each) => each !== null && change({ ratingKva: each })}
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          {...common}
          w={46}
          aria-label={`${t('grid.mode.transformerCount')} ${name}`}
          value={count}
          min={1}
          max={20}
          decimalScale={0}
          onCommit={(each) => each !== null && change({ count: Math.round(each) })}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={`${t('grid.mode.operation')} ${name}`}
          value={operation ?? ''}
          disabled={disabled}
          data={[
            { value: '', label: t('grid.mode.unknown') },
            ...OPERATIONS.map((value) => ({ value, label: t(`grid.mode.operations.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            change({ operation: (value || null) as Operation | null })
          }
        />
      </Table.Td>
      <Table.Td>
        <NumberField
          {...common}
          aria-label={`${t('grid.peakLoad')} ${name}`}
          placeholder={t('grid.byNearest')}
          value={peakLoadKw}
          unit="kW"
          min={0}
          max={1e6}
          allowEmpty
          onCommit={(each) => change({ peakLoadKw: each })}
        />
      </Table.Td>
      <Table.Td>
        <HangsOn
          parents={{ feederId, stationId }}
          name={name}
          disabled={disabled}
          onChange={(parents) => change({ feederId: parents.feederId, stationId: parents.stationId })}
        />
      </Table.Td>
      <Table.Td>
        <RowActions
          what="transformer"
          object={transformer}
          at={transformer.position}
          onRemove={() => void run('transformer.delete', { ids: [id] })}
        />
      </Table.Td>
    </Table.Tr>
  );
}
