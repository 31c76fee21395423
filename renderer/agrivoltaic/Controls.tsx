import { Button, Group, NativeSelect, NumberInput, Slider, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type AgrivoltaicChanges,
  type AgrivoltaicSetup,
  CROPS,
  LAYOUTS,
  siteFieldsOf,
} from '../../shared/agrivoltaic.ts';
import type { CommandOutput } from '../../shared/contract.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './agrivoltaic.module.css';
import { SeasonPicker } from './SeasonPicker.tsx';
import type { Trial } from './use-trial.ts';

type Options = CommandOutput<'agrivoltaic.options'>;

interface Range {
  key: keyof AgrivoltaicChanges & keyof AgrivoltaicSetup;
  label: string;
  min: number;
  max: number;
  step: number;
  unit: string;
  factor?: number;
}

/** What a planner may try on a field: layout, crop, season and every measure of the rows. */
export function Controls({
  site,
  setup,
  options,
  trial,
}: {
  site: SiteRow;
  setup: AgrivoltaicSetup;
  options: Options;
  trial: Trial;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const tried = Object.keys(trial.changes).length > 0;
  const tracker = setup.mount === 'single-axis-tracker';
  const ranges: Range[] = [
    {
      key: 'pitchM',
      label: t('agrivoltaic.pitch'),
      min: Math.max(1, setup.rowWidthM),
      max: 30,
      step: 0.5,
      unit: 'm',
    },
    { key: 'clearanceM', label: t('agrivoltaic.clearance'), min: 0, max: 8, step: 0.1, unit: 'm' },
    { key: 'rowWidthM', label: t('agrivoltaic.rowWidth'), min: 0.5, max: 12, step: 0.1, unit: 'm' },
    ...(tracker
      ? []
      : [{ key: 'tiltDeg' as const, label: t('agrivoltaic.tilt'), min: 0, max: 90, step: 1, unit: '°' }]),
    {
      key: 'azimuthDeg',
      label: t(tracker ? 'agrivoltaic.axis' : 'agrivoltaic.azimuth'),
      min: 0,
      max: 360,
      step: 5,
      unit: '°',
    },
    { key: 'fillShare', label: t('agrivoltaic.fill'), min: 10, max: 100, step: 5, unit: '%', factor: 100 },
    { key: 'uncultivatedStripM', label: t('agrivoltaic.strip'), min: 0, max: 5, step: 0.1, unit: 'm' },
    {
      key: 'bifaciality',
      label: t('agrivoltaic.bifaciality'),
      min: 0,
      max: 100,
      step: 5,
      unit: '%',
      factor: 100,
    },
    {
      key: 'irrigatedShare',
      label: t('agrivoltaic.irrigated'),
      min: 0,
      max: 100,
      step: 5,
      unit: '%',
      factor: 100,
    },
    { key: 'pumpHeadM', label: t('agrivoltaic.head'), min: 0, max: 200, step: 5, unit: 'm' },
  ];

  const chooseLayout = (layout: string) => {
    const preset = options.layouts.find((option) => option.layout === layout);
    if (!preset) return;
    const { source: _source, gcr: _gcr, ...changes } = preset;
    trial.attempt(changes);
  };
  const chooseCrop = (crop: string) => {
    const option = options.crops.find((each) => each.crop === crop);
    if (option) trial.attempt({ crop: option.crop, seasonMonths: option.seasonMonths });
  };
  const apply = async () => {
    const result = await run('site.update', { ids: [site.id], changes: siteFieldsOf(setup) });
    if (!result) return;
    mergeSites(result.sites);
    trial.reset();
    notify({ message: t('agrivoltaic.applied', { name: site.name }), color: 'teal' });
  };

  return (
    <div>
      <Text size="xs" fw={600} mb={4}>
        {t('agrivoltaic.controls')} · {site.name}
      </Text>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <NativeSelect
          flex={1}
          size="xs"
          label={t('agrivoltaic.layout')}
          value={setup.layout}
          onChange={(event) => chooseLayout(event.currentTarget.value)}
          data={LAYOUTS.map((value) => ({ value, label: t(`agrivoltaic.layouts.${value}`) }))}
        />
        <NativeSelect
          flex={1}
          size="xs"
          label={t('agrivoltaic.crop')}
          value={setup.crop}
          onChange={(event) => chooseCrop(event.currentTarget.value)}
          data={CROPS.map((value) => ({ value, label: t(`agrivoltaic.crops.${value}`) }))}
        />
      </Group>
      <SeasonPicker
        months={setup.seasonMonths}
        onChange={(seasonMonths) => trial.attempt({ seasonMonths })}
      />
      <div className={classes.ranges}>
        {ranges.map(({ key, label, min, max, step, unit, factor = 1 }) => {
          const value = Number(setup[key]) * factor;
          return (
            <div key={key}>
              <Group justify="space-between" gap={4} wrap="nowrap">
                <Text fz={12} truncate>
                  {label}
                </Text>
                <Text fz={12} className="num" style={{ whiteSpace: 'nowrap' }}>
                  {format.number(value, step < 1 ? 1 : 0)} {unit}
                </Text>
              </Group>
              <Slider
                size="xs"
                thumbSize={12}
                label={null}
                thumbLabel={label}
                min={min}
                max={max}
                step={step}
                value={Math.min(max, Math.max(min, value))}
                onChange={(next) => trial.attempt({ [key]: next / factor })}
              />
            </div>
          );
        })}
      </div>
      <NumberInput
        mt="xs"
        size="xs"
        label={t('agrivoltaic.posts')}
        placeholder={t('agrivoltaic.postsUnknown')}
        suffix=" m"
        min={0.5}
        max={100}
        decimalScale={2}
        hideControls
        value={setup.postSpacingM ?? ''}
        onChange={(value) => trial.attempt({ postSpacingM: typeof value === 'number' ? value : null })}
      />
      <Group gap="xs" mt="xs">
        <Button size="xs" disabled={!tried || readOnly} onClick={() => void apply()}>
          {t('agrivoltaic.apply')}
        </Button>
        <Button size="xs" variant="default" disabled={!tried} onClick={trial.reset}>
          {t('agrivoltaic.reset')}
        </Button>
        {tried && (
          <Text fz={11} c="var(--muted)" role="status">
            {t('agrivoltaic.tried')}
          </Text>
        )}
      </Group>
    </div>
  );
}
