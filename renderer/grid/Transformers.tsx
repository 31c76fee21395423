import { Button, Table } from '@mantine/core';
import { IconHome } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { ObjectSection } from './ObjectList.tsx';
import { Paged } from './Paged.tsx';
import { PlaceButton } from './PlaceButton.tsx';
import { useGrid } from './state.ts';
import { TransformerLine } from './TransformerLine.tsx';

const HEAD = [
  ...(['transformer', 'transformerRating', 'mode.transformerCount', 'mode.operation', 'peakLoad'] as const),
  'hangsOn',
] as const;

/** The village transformers, placed on the map, changed cell by cell, or typical ones made from households. */
export function Transformers() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const transformers = useGrid((state) => state.transformers);
  const make = async () => {
    const done = await run('transformer.typical', {});
    if (!done) return;
    const { created: n, withoutHouseholds: without, supplied } = done;
    notify({ message: t('grid.typicalDone', { n, without, supplied }), color: 'gray' });
  };
  return (
    <ObjectSection
      label={t('grid.transformers')}
      count={transformers.length}
      actions={
        <>
          <PlaceButton what="transformer" />
          <Button
            size="compact-xs"
            variant="light"
            disabled={readOnly}
            leftSection={<IconHome size={14} />}
            onClick={() => void make()}
          >
            {t('grid.typical')}
          </Button>
        </>
      }
    >
      {transformers.length > 0 && (
        <Paged rows={transformers} label={t('grid.transformers')}>
          {(rows) => (
            <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} aria-label={t('grid.transformerList')}>
              <Table.Thead>
                <Table.Tr>
                  {HEAD.map((key) => (
                    <Table.Th key={key}>{t(`grid.${key}`)}</Table.Th>
                  ))}
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((each) => (
                  <TransformerLine key={each.id} transformer={each} />
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Paged>
      )}
    </ObjectSection>
  );
}
