import { ActionIcon, Button, Group, MultiSelect, Table, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consumer } from '../../shared/consumers.ts';
import type { Group as Direct, GroupDesign } from '../../shared/groups.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';

/** Groups of direct green power: sites and users on lines of their own, and whether their three ratios hold. */
export function DirectGroups({ consumers }: { consumers: readonly Consumer[] }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const selected = useStore((state) => state.selected);
  const [users, setUsers] = useState<string[]>([]);
  const answer = useAnswer('group.list', {});
  const groups = answer?.groups ?? [];
  const add = async () => {
    const made = await run('group.create', {
      name: t('groups.name', { n: groups.length + 1 }),
      siteIds: [...selected],
      consumerIds: users.map(Number),
    });
    if (made) setUsers([]);
  };
  return (
    <section aria-label={t('groups.title')}>
      <Text size="sm" fw={600} mt="xs">
        {t('groups.title')}
      </Text>
      <Group gap={6} align="flex-end">
        <MultiSelect
          size="xs"
          w={260}
          searchable
          aria-label={t('groups.users')}
          placeholder={t('groups.users')}
          data={consumers.map(({ id, name }) => ({ value: String(id), label: `${name} #${id}` }))}
          value={users}
          onChange={setUsers}
          limit={50}
        />
        <Button
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          disabled={readOnly || selected.size === 0 || users.length === 0}
          onClick={() => void add()}
        >
          {t('groups.add', { n: selected.size })}
        </Button>
      </Group>
      {groups.map((group) => (
        <OneGroup key={group.id} group={group} />
      ))}
      <Text fz={11.5} c="var(--muted)" mt={4}>
        {t('groups.note')}
      </Text>
    </section>
  );
}

function OneGroup({ group }: { group: Direct }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const ratios = useAnswer('group.ratios', { groupId: group.id });
  const [design, setDesign] = useState<GroupDesign | null>(null);

  const share = (value: number | null) => (value === null ? '—' : format.percent(value));
  const least = (value: number | null) =>
    value === null ? t('groups.unknown') : `≥ ${format.percent(value, 0)}`;
  const best = design?.best;
  const apply = async () => {
    if (!best) return;
    const { siteIds, storeKwh, storeKw } = best;
    if (await run('group.update', { id: group.id, changes: { siteIds, storeKwh, storeKw } })) setDesign(null);
  };
  return (
    <div>
      <Group gap={6} mt={6}>
        <Text size="xs" fw={600}>
          {group.name} ({group.siteIds.length} + {group.consumerIds.length})
        </Text>
        {ratios && (
          <Text size="xs" c={ratios.passes ? 'teal' : 'red'} role="status">
            {t(ratios.passes ? 'groups.passes' : 'groups.fails')}
          </Text>
        )}
        <Button
          size="compact-xs"
          variant="light"
          onClick={() =>
            void run('group.design', { groupId: group.id }).then((made) => setDesign(made ?? null))
          }
        >
          {t('groups.design')}
        </Button>
        <ActionIcon
          size="xs"
          aria-label={t('groups.remove', { name: group.name })}
          disabled={readOnly}
          onClick={() => void run('group.delete', { ids: [group.id] })}
        >
          <IconTrash size={14} />
        </ActionIcon>
      </Group>
      {ratios && (
        <Table
          fz="xs"
          verticalSpacing={2}
          data={{
            body: [
              [
                t('groups.ofAvailable'),
                share(ratios.selfUsedOfAvailable),
                least(ratios.limits.leastOfAvailable),
              ],
              [t('groups.ofDemand'), share(ratios.selfUsedOfDemand), least(ratios.limits.leastOfDemand)],
              [
                t('groups.exported'),
                share(ratios.exportedShare),
                ratios.limits.mostExported === null
                  ? t('groups.unknown')
                  : `≤ ${format.percent(ratios.limits.mostExported, 0)}`,
              ],
            ],
          }}
        />
      )}
      {design && (
        <Group gap={6}>
          <Text size="xs">
            {best
              ? t('groups.best', {
                  sites: best.siteIds.length,
                  store: format.energy(best.storeKwh),
                  yuan: yuan(best.investmentYuan),
                })
              : t('groups.impossible')}
          </Text>
          {best && (
            <Button size="compact-xs" disabled={readOnly} onClick={() => void apply()}>
              {t('groups.apply')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
