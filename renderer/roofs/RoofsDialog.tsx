import {
  Button,
  Checkbox,
  Chip,
  Group,
  Modal,
  NativeSelect,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTEXT_LAYERS, type ContextLayerName } from '../../shared/domain.ts';
import { BUILDING_CLASSES, type BuildingClass } from '../../shared/import.ts';
import {
  DEFAULT_ROOF_RULES,
  type RoofFilter,
  type RoofMatch,
  type RoofRule,
  type RoofRules,
} from '../../shared/roofs.ts';
import { invoke } from '../app/client.ts';
import { notifyError, toReport } from '../app/errors.tsx';
import { notify } from '../app/notify.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './roofs.module.css';

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

interface FilterProps {
  filter: RoofFilter;
  onChange(part: Partial<RoofFilter>): void;
}

function FilterFields({ filter, onChange }: FilterProps) {
  const { t } = useTranslation();
  const selected = useStore((state) => (state.selected.size === 1 ? [...state.selected][0] : undefined));
  const drawn = useStore((state) =>
    selected === undefined ? undefined : state.siteById.get(selected)?.geometry,
  );
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('roofs.filter')}
      </Text>
      <Chip.Group
        multiple
        value={filter.classes ?? []}
        onChange={(value) => onChange({ classes: value.length ? (value as BuildingClass[]) : undefined })}
      >
        <Group gap={6} role="group" aria-label={t('roofs.classes')}>
          {BUILDING_CLASSES.map((name) => (
            <Chip key={name} value={name} size="xs">
              {t(`imports.classNames.${name}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <SimpleGrid cols={4} spacing="xs">
        <NumberField
          label={t('roofs.leastM2')}
          value={filter.leastM2 ?? null}
          unit="m²"
          min={0}
          max={1e7}
          allowEmpty
          onCommit={(value) => onChange({ leastM2: value ?? undefined })}
        />
        <NumberField
          label={t('roofs.mostM2')}
          value={filter.mostM2 ?? null}
          unit="m²"
          min={0}
          max={1e7}
          allowEmpty
          onCommit={(value) => onChange({ mostM2: value ?? undefined })}
        />
        <NativeSelect
          size="xs"
          label={t('roofs.nearLayer')}
          value={filter.near?.layer ?? ''}
          onChange={(event) => {
            const layer = event.currentTarget.value as ContextLayerName | '';
            onChange({ near: layer ? { layer, metres: filter.near?.metres ?? 1000 } : undefined });
          }}
          data={[
            { value: '', label: t('roofs.nearNone') },
            ...CONTEXT_LAYERS.filter((name) => name !== 'buildings').map((name) => ({
              value: name,
              label: t(`layers.${name}`),
            })),
          ]}
        />
        <NumberField
          label={t('roofs.nearMetres')}
          value={filter.near?.metres ?? null}
          unit="m"
          min={0}
          max={100000}
          disabled={!filter.near}
          allowEmpty
          onCommit={(metres) =>
            filter.near && metres !== null && onChange({ near: { ...filter.near, metres } })
          }
        />
      </SimpleGrid>
      <TextInput
        size="xs"
        label={t('roofs.expression')}
        description={t('roofs.expressionHelp')}
        descriptionProps={{ c: 'var(--muted)' }}
        value={filter.expression ?? ''}
        maxLength={1000}
        onChange={(event) => onChange({ expression: event.currentTarget.value || undefined })}
      />
      <Checkbox
        size="xs"
        label={t('roofs.inside')}
        description={
          drawn ? undefined : (
            <Text fz={11.5} c="var(--muted)" component="span">
              {t('roofs.insideHelp')}
            </Text>
          )
        }
        disabled={!drawn}
        checked={filter.inside !== undefined}
        onChange={(event) => onChange({ inside: event.currentTarget.checked ? drawn : undefined })}
      />
    </Stack>
  );
}

function RuleRows({ rules, onChange }: { rules: RoofRules; onChange(rules: RoofRules): void }) {
  const { t } = useTranslation();
  const set = (name: BuildingClass, part: Partial<RoofRule>) =>
    onChange({ ...rules, [name]: { ...rules[name], ...part } });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('roofs.rules')}
      </Text>
      <Text fz={11.5} c="var(--muted)">
        {t('roofs.rulesHelp')}
      </Text>
      <Table fz="xs" verticalSpacing={4} className={classes.rules}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('roofs.class')}</Table.Th>
            <Table.Th>{t('roofs.usableShare')}</Table.Th>
            <Table.Th>{t('roofs.flatTilt')}</Table.Th>
            <Table.Th>{t('roofs.pitchedTilt')}</Table.Th>
            <Table.Th>{t('roofs.azimuth')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {BUILDING_CLASSES.map((name) => {
            const rule = rules[name];
            const label = t(`imports.classNames.${name}`);
            return (
              <Table.Tr key={name}>
                <Table.Td>
                  <Checkbox
                    size="xs"
                    label={label}
                    checked={rule.used}
                    onChange={(event) => set(name, { used: event.currentTarget.checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <NumberField
                    aria-label={`${label}: ${t('roofs.usableShare')}`}
                    value={rule.usableShare}
                    factor={100}
                    unit="%"
                    min={1}
                    max={100}
                    disabled={!rule.used}
                    onCommit={(value) => value !== null && set(name, { usableShare: value })}
                  />
                </Table.Td>
                {(['flatTiltDeg', 'pitchedTiltDeg'] as const).map((key) => (
                  <Table.Td key={key}>
                    <NumberField
                      aria-label={`${label}: ${t(key === 'flatTiltDeg' ? 'roofs.flatTilt' : 'roofs.pitchedTilt')}`}
                      value={rule[key]}
                      unit="°"
                      min={0}
                      max={60}
                      disabled={!rule.used}
                      onCommit={(value) => value !== null && set(name, { [key]: value })}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    aria-label={`${label}: ${t('roofs.azimuth')}`}
                    value={rule.azimuth}
                    disabled={!rule.used}
                    onChange={(event) =>
                      set(name, { azimuth: event.currentTarget.value as RoofRule['azimuth'] })
                    }
                    data={(['long-side', 'south'] as const).map((way) => ({
                      value: way,
                      label: t(`roofs.azimuths.${way}`),
                    }))}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
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
