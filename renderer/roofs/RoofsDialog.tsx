import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import type { RoofFilter, RoofRules } from '../../shared/roofs.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { FilterFields } from './FilterFields.tsx';
import { FitnessFields } from './FitnessFields.tsx';
import { FitnessFindings } from './FitnessFindings.tsx';
import { RuleRows } from './RuleRows.tsx';

const WAIT_MS = 350;

function useMatch(opened: boolean, filter: RoofFilter, rules: Partial<RoofRules>) {
  const [asked] = useDebouncedValue(JSON.stringify({ filter, rules }), WAIT_MS);
  return useQuery('roofs.match', opened ? (JSON.parse(asked) as CommandInput<'roofs.match'>) : null, false)
    .read;
}

/** Chooses buildings and says by which rules they become rooftop sites. */
export function RoofsDialog() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'roofs');
  const [filter, setFilter] = useState<RoofFilter>({});
  const [changed, setChanged] = useState<Partial<RoofRules>>({});
  const inForce = useQuery('roofs.rules', opened ? {} : null).read;
  const rules = inForce && 'value' in inForce ? { ...inForce.value.rules, ...changed } : null;
  const [busy, setBusy] = useState(false);
  const found = useMatch(opened, filter, changed);
  const close = () => useStore.setState({ dialog: null });
  const create = async () => {
    setBusy(true);
    try {
      const { created, capacityKwp } = await invoke('site.fromBuildings', { filter, rules: changed });
      notify({
        color: 'teal',
        message: t('roofs.done', { n: format.integer(created), capacity: format.power(capacityKwp) }),
      });
      close();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const match = found && 'value' in found ? found.value : null;
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!busy}
      title={t('roofs.title')}
      size={780}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="md">
        <FilterFields filter={filter} onChange={(part) => setFilter({ ...filter, ...part })} />
        <FitnessFields value={filter.fitness} onChange={(fitness) => setFilter({ ...filter, fitness })} />
        {rules && (
          <RuleRows rules={rules} onChange={(name, rule) => setChanged({ ...changed, [name]: rule })} />
        )}
        <Group justify="space-between" wrap="nowrap">
          <div role="status">
            {!found && (
              <Text size="sm" c="var(--muted)">
                {t('roofs.counting')}
              </Text>
            )}
            {found && 'failure' in found && (
              <Text size="sm" c="red">
                {found.failure}
              </Text>
            )}
            {match && (
              <>
                <Text size="sm" className="num">
                  {t('roofs.found', {
                    n: format.integer(match.count),
                    area: format.area(match.areaM2),
                    capacity: format.power(match.capacityKwp),
                  })}
                </Text>
                {match.unusable > 0 && (
                  <Text fz={11.5} c="var(--muted)">
                    {t('roofs.unusable', { n: format.integer(match.unusable) })}
                  </Text>
                )}
                <FitnessFindings unfit={match.unfit} checks={match.checks} />
                {match.taken > 0 && (
                  <Text fz={11.5} c="var(--muted)">
                    {t('roofs.taken', { n: format.integer(match.taken) })}
                  </Text>
                )}
              </>
            )}
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button size="xs" variant="default" disabled={busy} onClick={close}>
              {t('app.cancel')}
            </Button>
            <Button size="xs" loading={busy} disabled={!match?.count} onClick={() => void create()}>
              {t('roofs.create', { n: format.integer(match?.count ?? 0) })}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
