import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CarbonAssumptions, carbonAssumptionsSchema } from '../../shared/carbon.ts';
import { useFormat } from '../app/use-format.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

type Key = Exclude<keyof CarbonAssumptions, 'gridPath'>;
interface Shown {
  factor: number;
  unit: string;
  min: number;
  max: number;
  /** What an empty field stands for, where it may be empty. */
  empty?: 'bundled' | 'unknown';
}
interface Props {
  value: CarbonAssumptions;
  disabled: boolean;
  onChange(part: Partial<CarbonAssumptions>): void;
}

const YEAR: Shown = { factor: 1, unit: '', min: 2020, max: 2100 };
const SHARE: Shown = { factor: 100, unit: '%', min: 0, max: 100 };
const EMBODIED: Shown = { factor: 1, unit: 'kg/kWp', min: 0, max: 10000, empty: 'bundled' };
const SHOWN: Record<Key, Shown> = {
  startYear: YEAR,
  embodiedRooftopKgKwp: EMBODIED,
  embodiedAgrivoltaicKgKwp: EMBODIED,
  selfConsumedRooftop: SHARE,
  selfConsumedAgrivoltaic: SHARE,
  fuelReplaced: SHARE,
  certificated: SHARE,
  supplyChain: SHARE,
  peakYear: YEAR,
  neutralYear: YEAR,
  countyEmissionsTco2: { factor: 1, unit: 't', min: 1, max: 1e9, empty: 'unknown' },
  emissionsGrowth: { ...SHARE, min: -20, max: 20 },
  peakTarget: { ...SHARE, max: 300 },
  neutralTarget: SHARE,
};
const DEFAULTS = carbonAssumptionsSchema.parse({});

/** The dated points of the grid's path; each change is one edit. */
function PathFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const points = value.gridPath;
  const set = (index: number, part: Partial<(typeof points)[number]>) =>
    onChange({ gridPath: points.map((point, i) => (i === index ? { ...point, ...part } : point)) });
  const last = points[points.length - 1] ?? { year: value.startYear, factorKgKwh: 0.5 };
  return (
    <>
      <Text size="sm">{t('carbon.pathTitle')}</Text>
      <Text fz={11.5} lh={1.4} c="var(--muted)">
        {t('carbon.pathHelp')}
      </Text>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place; its year is being edited
        <Group key={index} gap={6} mt={4} wrap="nowrap">
          <NumberField
            aria-label={t('carbon.pathYear', { n: index + 1 })}
            value={point.year}
            min={2020}
            max={2100}
            decimalScale={0}
            disabled={disabled}
            onCommit={(year) => year !== null && set(index, { year: Math.round(year) })}
          />
          <NumberField
            aria-label={t('carbon.pathFactor', { n: index + 1 })}
            value={point.factorKgKwh}
            unit="kg/kWh"
            min={0}
            max={2}
            decimalScale={5}
            disabled={disabled}
            onCommit={(factorKgKwh) => factorKgKwh !== null && set(index, { factorKgKwh })}
          />
          <ActionIcon
            size="sm"
            aria-label={t('carbon.removePoint', { year: point.year })}
            disabled={disabled}
            onClick={() => onChange({ gridPath: points.filter((_, i) => i !== index) })}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt={4}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={disabled || points.length >= 20}
        onClick={() => onChange({ gridPath: [...points, { ...last, year: Math.min(2100, last.year + 5) }] })}
      >
        {t('carbon.addPoint')}
      </Button>
    </>
  );
}

/** What a scenario assumes about carbon, for the editor of assumptions. */
export function CarbonFields(props: Props) {
  const { value, disabled, onChange } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const normalOf = (key: Key, { factor, unit, empty }: Shown) => {
    const normal = DEFAULTS[key];
    if (normal === null) return t(`carbon.${empty ?? 'unknown'}`);
    return unit ? `${format.number(normal * factor, 1)} ${unit}` : String(normal);
  };
  return (
    <>
      <Title order={3} fz="sm" mt="lg" mb={2}>
        {t('carbon.group')}
      </Title>
      <PathFields {...props} />
      {(Object.entries(SHOWN) as [Key, Shown][]).map(([key, shown]) => (
        <AssumptionRow
          key={key}
          label={t(`carbon.fields.${key}`)}
          help={t(`carbon.help.${key}`)}
          normal={normalOf(key, shown)}
          changed={value[key] !== DEFAULTS[key]}
          disabled={disabled}
          onReset={() => onChange({ [key]: DEFAULTS[key] })}
        >
          <NumberField
            aria-label={t(`carbon.fields.${key}`)}
            value={value[key]}
            factor={shown.factor}
            unit={shown.unit}
            min={shown.min}
            max={shown.max}
            decimalScale={shown === YEAR ? 0 : 2}
            placeholder={shown.empty && t(`carbon.${shown.empty}`)}
            allowEmpty={shown.empty !== undefined}
            disabled={disabled}
            onCommit={(next) => (next !== null || shown.empty) && onChange({ [key]: next })}
          />
        </AssumptionRow>
      ))}
    </>
  );
}
