import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_ROOF_RULES, type RoofFilter, type RoofMatch, type RoofRules } from '../../shared/roofs.ts';
import { invoke } from '../app/client.ts';
import { notifyError, toReport } from '../app/errors.tsx';
import { notify } from '../app/notify.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { FilterFields } from './FilterFields.tsx';
import { RuleRows } from './RuleRows.tsx';

const WAIT_MS = 350;

function useMatch(opened: boolean, filter: RoofFilter, rules: RoofRules) {
  const [asked] = useDebouncedValue(JSON.stringify({ filter, rules }), WAIT_MS);
  const [found, setFound] = useState<{ match?: RoofMatch; failure?: string } | null>(null);
  useEffect(() => {
    if (!opened) return;
    let stale = false;
    setFound(null);
    invoke('roofs.match', JSON.parse(asked) as { filter: RoofFilter; rules: RoofRules }).then(
      (match) => !stale && setFound({ match }),
      (error) => !stale && setFound({ failure: toReport(error).message }),
    );
    return () => {
      stale = true;
    };
  }, [opened, asked]);
  return found;
}

/** Chooses buildings and says by which rules they become rooftop sites. */
export function RoofsDialog() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'roofs');
  const [filter, setFilter] = useState<RoofFilter>({});
  const [rules, setRules] = useState<RoofRules>(DEFAULT_ROOF_RULES);
  const [busy, setBusy] = useState(false);
  const found = useMatch(opened, filter, rules);
  const close = () => useStore.setState({ dialog: null });
  const create = async () => {
    setBusy(true);
    try {
      const { created, capacityKwp } = await invoke('site.fromBuildings', { filter, rules });
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
  const match = found?.match;
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
        <RuleRows rules={rules} onChange={setRules} />
        <Group justify="space-between" wrap="nowrap">
          <div role="status">
            {!found && (
              <Text size="sm" c="var(--muted)">
                {t('roofs.counting')}
              </Text>
            )}
            {found?.failure && (
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
