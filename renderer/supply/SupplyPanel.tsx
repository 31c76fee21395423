import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Balance, StorageInput, Supply } from '../../shared/consumers.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import { Consumers } from './Consumers.tsx';
import { DirectGroups } from './DirectGroups.tsx';
import { StorageCurve } from './StorageCurve.tsx';
import classes from './supply.module.css';
import { WeekChart } from './WeekChart.tsx';

const WEEKS = 52;

function BalanceFacts({ balance }: { balance: Balance }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '—' : format.percent(value));
  const kw = (value: number) => `${format.number(value)} kW`;
  return (
    <Facts
      rows={[
        [t('supply.generation'), format.energy(balance.generationKwh)],
        [t('supply.load'), format.energy(balance.loadKwh)],
        [t('supply.used'), format.energy(balance.usedKwh)],
        [t('supply.surplus'), format.energy(balance.surplusKwh)],
        [t('supply.import'), format.energy(balance.importKwh)],
        [t('supply.selfConsumption'), share(balance.selfConsumption)],
        [t('supply.selfSufficiency'), share(balance.selfSufficiency)],
        [t('supply.carbonFree'), share(balance.carbonFreeShare)],
        [t('supply.peakLoad'), kw(balance.peakLoadKw)],
        [t('supply.peakImport'), kw(balance.peakImportKw)],
        [t('supply.peakExport'), kw(balance.peakExportKw)],
        [t('supply.peakCut'), share(balance.peakCut)],
      ]}
    />
  );
}

interface ChoiceProps {
  supply: Supply;
  community: number | null;
  week: number;
  storage: StorageInput;
  onCommunity(id: number | null): void;
  onWeek(week: number): void;
  onStorage(storage: StorageInput): void;
}

function Choices({ supply, community, week, storage, onCommunity, onWeek, onStorage }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Group gap={6} mb={4} align="center">
      <NativeSelect
        size="xs"
        aria-label={t('supply.scope')}
        value={community ?? ''}
        onChange={({ currentTarget }) =>
          onCommunity(currentTarget.value ? Number(currentTarget.value) : null)
        }
        data={[
          { value: '', label: t('supply.county') },
          ...supply.communities.map(({ id, siteIds, consumerIds }) => ({
            value: String(id),
            label: `${t('supply.community', { n: id })} · ${t('supply.members', { sites: siteIds.length, consumers: consumerIds.length })}`,
          })),
        ]}
      />
      <ActionIcon
        size="sm"
        aria-label={t('supply.earlier')}
        disabled={week === 0}
        onClick={() => onWeek(week - 1)}
      >
        <IconChevronLeft size={15} />
      </ActionIcon>
      <Text fz="xs" className="num">
        {t('supply.weekFrom', { day: supply.week.firstDay })}
      </Text>
      <ActionIcon
        size="sm"
        aria-label={t('supply.later')}
        disabled={week >= WEEKS}
        onClick={() => onWeek(week + 1)}
      >
        <IconChevronRight size={15} />
      </ActionIcon>
      <NumberField
        size="xs"
        w={130}
        aria-label={t('supply.capacity')}
        value={storage.energyKwh}
        unit="kWh"
        min={0}
        max={1e9}
        onCommit={(energyKwh) => onStorage({ ...storage, energyKwh: energyKwh ?? 0 })}
      />
      <NativeSelect
        size="xs"
        aria-label={t('supply.method')}
        value={storage.method}
        onChange={({ currentTarget }) =>
          onStorage({ ...storage, method: currentTarget.value as 'rule' | 'programme' })
        }
        data={(['rule', 'programme'] as const).map((method) => ({
          value: method,
          label: `${t('supply.storage')}: ${t(`supply.methods.${method}`)}`,
        }))}
      />
    </Group>
  );
}

/** Consumers, what they and the sites make of each other hour by hour, and storage. */
export function SupplyPanel() {
  const { t } = useTranslation();
  const [community, setCommunity] = useState<number | null>(null);
  const [week, setWeek] = useState(27);
  const [storage, setStorage] = useState<StorageInput>({ energyKwh: 0, method: 'rule' });
  const list = useQuery('consumer.list', {});
  const { read, retry } = useQuery('supply.balance', {
    community,
    week,
    ...(storage.energyKwh > 0 && { storage }),
  });
  const consumers = list.read && 'value' in list.read ? list.read.value.consumers : [];
  // Communities may have gone with a site or a consumer.
  if (read && 'failure' in read && community !== null) setCommunity(null);
  return (
    <div className={classes.panel}>
      <div>
        <Consumers consumers={consumers} />
        {consumers.length > 0 && <DirectGroups consumers={consumers} />}
      </div>
      {!read ? (
        <State kind="loading" />
      ) : 'failure' in read ? (
        <State kind="error" text={read.failure} onRetry={retry} />
      ) : consumers.length === 0 ? (
        <State kind="empty" title={t('supply.empty')} />
      ) : (
        <>
          <div>
            <Choices
              supply={read.value}
              community={community}
              week={week}
              storage={storage}
              onCommunity={setCommunity}
              onWeek={setWeek}
              onStorage={setStorage}
            />
            <WeekChart week={read.value.week} />
            <Text fz={11.5} c="var(--muted)" mt={4}>
              {t('supply.note')}
            </Text>
          </div>
          <div>
            <BalanceFacts balance={read.value.chosen} />
            <StorageCurve community={community} />
          </div>
        </>
      )}
    </div>
  );
}
