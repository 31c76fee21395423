import { Button, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedRow } from '../../shared/edit-changes.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import { changeWords } from './words.ts';

const AT_ONCE = 100;

/** What one step changed: object, field, old and new value. */
export function StepChanges({ step }: { step: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const words = useMemo(() => changeWords(language), [language]);
  const [limit, setLimit] = useState(AT_ONCE);
  const { read, retry } = useQuery('edit.changes', { step, limit });
  const tables = texts[language].editChanges.tables;
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { total, rows, many } = read.value;
  if (total === 0 && many.length === 0) return <Text size="xs">{t('editChanges.none')}</Text>;
  const nameOf = ({ table, id, name }: ChangedRow) =>
    `${textOf(tables, table)} ${name ?? t('editChanges.unnamed', { id })}`;
  return (
    <>
      {many.map(({ table, what, rows: count }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a step did never changes its order
        <Text key={index} size="xs">
          {t('editChanges.many', {
            ...{ what: t(`editChanges.${what}`), n: format.integer(count), table: textOf(tables, table) },
          })}
        </Text>
      ))}
      {rows.length > 0 && (
        <Table fz="xs" verticalSpacing={3} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              {(['thing', 'field', 'before', 'after'] as const).map((head) => (
                <Table.Th key={head}>{t(`editChanges.${head}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.flatMap((row) => {
              const key = `${row.table} ${row.id}`;
              if (row.what !== 'changed') {
                return [
                  <Table.Tr key={key}>
                    <Table.Td>{nameOf(row)}</Table.Td>
                    <Table.Td colSpan={3}>{t(`editChanges.${row.what}`)}</Table.Td>
                  </Table.Tr>,
                ];
              }
              return row.fields.map((field, index) => (
                <Table.Tr key={`${key} ${field.field} ${field.scenario ?? ''}`}>
                  <Table.Td>{index === 0 ? nameOf(row) : ''}</Table.Td>
                  <Table.Td>
                    {field.scenario === undefined
                      ? words.field(field)
                      : t('editChanges.inScenario', {
                          ...{ field: words.field(field), scenario: field.scenario },
                        })}
                  </Table.Td>
                  <Table.Td className="num">{words.value(field, field.before)}</Table.Td>
                  <Table.Td className="num">{words.value(field, field.after)}</Table.Td>
                </Table.Tr>
              ));
            })}
          </Table.Tbody>
        </Table>
      )}
      {total > limit && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLimit(Math.min(5000, limit * 4))}>
          {t('editChanges.more', {
            n: format.integer(Math.min(3 * limit, total - limit)),
            total: format.integer(total),
          })}
        </Button>
      )}
    </>
  );
}
