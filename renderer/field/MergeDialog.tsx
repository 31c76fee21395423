import { Button, Group, Modal, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MergeConflict, WHOLE_FEATURE } from '../../shared/merge.ts';
import { run } from '../base/client.ts';
import { told, useMerge } from './state.ts';

type Side = 'mine' | 'theirs';
const keyOf = ({ table, id, field }: MergeConflict) => `${table} ${id} ${field}`;

/** What both this document and a returned copy changed, for the planner to choose whose counts. */
export function MergeDialog() {
  const { t } = useTranslation();
  const copy = useMerge((state) => state.copy);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const [busy, setBusy] = useState(false);
  const conflicts = copy?.conflicts ?? [];
  const close = () => {
    setChosen(new Map());
    useMerge.setState({ copy: null });
  };
  const all = (side: Side) => setChosen(new Map(conflicts.map((each) => [keyOf(each), side])));
  const apply = async () => {
    if (!copy) return;
    setBusy(true);
    const choose = conflicts.map((each) => ({
      ...{ table: each.table, id: each.id, field: each.field },
      use: chosen.get(keyOf(each))!,
    }));
    const report = await run('project.merge', { path: copy.path, choose });
    setBusy(false);
    if (!report) return;
    // Someone edited meanwhile: what is new is asked as well.
    if (report.conflicts.length > 0) {
      useMerge.setState({ copy: { path: copy.path, conflicts: [...conflicts, ...report.conflicts] } });
      return;
    }
    close();
    told(report);
  };
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (field === WHOLE_FEATURE) return t(`field.states.${value as 'there' | 'changed' | 'deleted'}`);
    if (typeof value === 'object') return t('field.geometry');
    return String(value).slice(0, 80);
  };
  const nameOf = (field: string) =>
    field === WHOLE_FEATURE ? t('field.whole') : field === 'geometry' ? t('field.geometry') : field;
  return (
    <Modal
      opened={copy !== null}
      onClose={close}
      closeOnClickOutside={false}
      title={t('field.mergeTitle')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('field.mergeText')}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => all('mine')}>
            {t('field.allMine')}
          </Button>
          <Button size="xs" variant="default" onClick={() => all('theirs')}>
            {t('field.allTheirs')}
          </Button>
        </Group>
        <Table fz="xs">
          <Table.Thead>
            <Table.Tr>
              {(['feature', 'item', 'base', 'mine', 'theirs'] as const).map((column) => (
                <Table.Th key={column}>{t(`field.${column}`)}</Table.Th>
              ))}
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {conflicts.map((each) => (
              <Table.Tr key={keyOf(each)}>
                <Table.Td>
                  {each.name ||
                    `${t(`editChanges.tables.${each.table}` as 'editChanges.tables.sites')} ${each.id}`}
                </Table.Td>
                <Table.Td>{nameOf(each.field)}</Table.Td>
                <Table.Td>{shown(each.field, each.base)}</Table.Td>
                <Table.Td>{shown(each.field, each.mine)}</Table.Td>
                <Table.Td>{shown(each.field, each.theirs)}</Table.Td>
                <Table.Td>
                  <SegmentedControl
                    size="xs"
                    aria-label={`${each.name ?? each.id} ${nameOf(each.field)}`}
                    value={chosen.get(keyOf(each)) ?? ''}
                    onChange={(side) => setChosen(new Map(chosen).set(keyOf(each), side as Side))}
                    data={[
                      { value: 'mine', label: t('field.mine') },
                      { value: 'theirs', label: t('field.theirs') },
                    ]}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button
            size="xs"
            loading={busy}
            disabled={conflicts.some((each) => !chosen.has(keyOf(each)))}
            onClick={() => void apply()}
          >
            {t('field.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
