import { ActionIcon, Button, Group, NativeSelect, Table, Text, Tooltip } from '@mantine/core';
import {
  IconBuildingCommunity,
  IconFileImport,
  IconFileX,
  IconLink,
  IconLinkOff,
  IconMapPinPlus,
  IconTrash,
  IconViewfinder,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CONSUMER_KINDS, type Consumer, type ConsumerKind } from '../../shared/consumers.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { lookAt } from '../map/actions.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { importHours, LoadColumn } from './LoadColumn.tsx';
import { useSupply } from './state.ts';

/** Rows shown at once; a county's villages would be hundreds of fields. */
const SHOWN = 60;

function Adding() {
  const { t } = useTranslation();
  const kind = useSupply((state) => state.kind);
  const placing = useSupply((state) => state.placing);
  const layers = useStore((state) => state.layers);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const has = (name: string) => layers.some((layer) => layer.name === name && layer.count > 0);
  const fill = async (layer: 'villages' | 'scenic_spots') => {
    const result = await run('consumer.fromLayer', { layer });
    if (result) notify({ message: t('supply.created', { n: result.created }), color: 'gray' });
  };
  return (
    <Group gap={6} mb={6}>
      <NativeSelect
        size="xs"
        aria-label={t('supply.kind')}
        value={kind}
        disabled={readOnly}
        data={CONSUMER_KINDS.map((each) => ({ value: each, label: t(`supply.kinds.${each}`) }))}
        onChange={({ currentTarget }) =>
          useSupply.setState({
            kind: currentTarget.value as ConsumerKind,
            placing: placing && (currentTarget.value as ConsumerKind),
          })
        }
      />
      <Button
        size="compact-xs"
        variant={placing ? 'filled' : 'light'}
        leftSection={<IconMapPinPlus size={14} />}
        disabled={readOnly}
        aria-pressed={placing !== null}
        onClick={() => useSupply.setState({ placing: placing ? null : kind })}
      >
        {t('supply.add')}
      </Button>
      {(['villages', 'scenic_spots'] as const).map(
        (layer) =>
          has(layer) && (
            <Button
              key={layer}
              size="compact-xs"
              variant="subtle"
              leftSection={<IconBuildingCommunity size={14} />}
              disabled={readOnly}
              onClick={() => void fill(layer)}
            >
              {t(layer === 'villages' ? 'supply.fromVillages' : 'supply.fromScenic')}
            </Button>
          ),
      )}
    </Group>
  );
}

function Row({ consumer, readOnly }: { consumer: Consumer; readOnly: boolean }) {
  const { t } = useTranslation();
  const { id, name, position } = consumer;
  const selected = useStore((state) => state.selected);
  const siteById = useStore((state) => state.siteById);
  const paired = consumer.siteIds.length > 0;
  const change = (changes: Partial<Pick<Consumer, 'name' | 'annualKwh' | 'siteIds'>>) =>
    void run('consumer.update', { ids: [id], changes });
  const measured = consumer.seriesName !== null;
  return (
    <Table.Tr>
      <Table.Td>
        <TextField
          miw={90}
          aria-label={`${t('supply.name')} ${name}`}
          value={name}
          required
          disabled={readOnly}
          onCommit={(value) => change({ name: value })}
        />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{t(`supply.kinds.${consumer.kind}`)}</Table.Td>
      <Table.Td>
        <NumberField
          size="xs"
          w={110}
          aria-label={`${t('supply.annual')} ${name}`}
          value={consumer.annualKwh}
          factor={1e-3}
          unit="MWh"
          min={0}
          max={1e9}
          decimalScale={3}
          disabled={readOnly}
          onCommit={(value) => value !== null && change({ annualKwh: value })}
        />
      </Table.Td>
      <Table.Td>
        <Group gap={0} wrap="nowrap">
          <Tooltip label={t('supply.find')}>
            <ActionIcon
              size="sm"
              aria-label={`${t('supply.find')} ${name}`}
              onClick={() => lookAt(position, 14)}
            >
              <IconViewfinder size={15} />
            </ActionIcon>
          </Tooltip>
          <Tooltip
            multiline
            maw={280}
            label={
              paired
                ? t('supply.pairedWith', {
                    names: consumer.siteIds.map((site) => siteById.get(site)?.name ?? site).join(', '),
                  })
                : t('supply.pairHelp', { n: selected.size })
            }
          >
            <ActionIcon
              size="sm"
              variant={paired ? 'light' : 'subtle'}
              disabled={readOnly || (!paired && selected.size === 0)}
              aria-label={`${t(paired ? 'supply.unpair' : 'supply.pair')} ${name}`}
              onClick={() => change({ siteIds: paired ? [] : [...selected] })}
            >
              {paired ? <IconLinkOff size={15} /> : <IconLink size={15} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip
            label={
              measured
                ? `${consumer.seriesName} · ${t('supply.dropHours')}`
                : `${t('supply.typicalHours')} · ${t('supply.importHours')}`
            }
          >
            <ActionIcon
              size="sm"
              disabled={readOnly}
              aria-label={`${t(measured ? 'supply.dropHours' : 'supply.importHours')} ${name}`}
              onClick={() =>
                void (measured ? run('consumer.importLoad', { id, path: null }) : importHours(id))
              }
            >
              {measured ? <IconFileX size={15} /> : <IconFileImport size={15} />}
            </ActionIcon>
          </Tooltip>
          <ActionIcon
            size="sm"
            disabled={readOnly}
            aria-label={t('supply.delete', { name })}
            onClick={() => void run('consumer.delete', { ids: [id] })}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** The consumers: adding, changing and taking away. */
export function Consumers({ consumers }: { consumers: readonly Consumer[] }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  return (
    <>
      <Adding />
      <LoadColumn />
      {consumers.length === 0 ? (
        <Text fz="xs" c="var(--muted)">
          {t('supply.none')}
        </Text>
      ) : (
        <Table fz="xs" verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('supply.name')}</Table.Th>
              <Table.Th>{t('supply.kind')}</Table.Th>
              <Table.Th>{t('supply.annual')}</Table.Th>
              <Table.Th aria-label={t('app.more')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {consumers.slice(0, SHOWN).map((consumer) => (
              <Row key={consumer.id} consumer={consumer} readOnly={readOnly} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {consumers.length > SHOWN && (
        <Text fz={11.5} c="var(--muted)">
          {`+ ${consumers.length - SHOWN}`}
        </Text>
      )}
    </>
  );
}
