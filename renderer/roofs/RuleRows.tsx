import { Checkbox, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BUILDING_CLASSES, type BuildingClass } from '../../shared/building-classes.ts';
import { CASE_CLASSES, MODES } from '../../shared/money.ts';
import type { RoofRule, RoofRules } from '../../shared/roofs.ts';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './roofs.module.css';

const TERMS = [
  ['ownerClass', 'owners', CASE_CLASSES],
  ['gridMode', 'modes', MODES],
] as const;

/** By which rules the roofs of each class become sites. */
export function RuleRows({
  rules,
  onChange,
}: {
  rules: RoofRules;
  onChange(name: BuildingClass, rule: RoofRule): void;
}) {
  const { t } = useTranslation();
  const set = (name: BuildingClass, part: Partial<RoofRule>) => onChange(name, { ...rules[name], ...part });
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
            <Table.Th>{t('siteTerms.ownerClass')}</Table.Th>
            <Table.Th>{t('siteTerms.gridMode')}</Table.Th>
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
                {TERMS.map(([field, texts, values]) => (
                  <Table.Td key={field}>
                    <NativeSelect
                      size="xs"
                      aria-label={`${label}: ${t(`siteTerms.${field}`)}`}
                      value={rule[field] ?? ''}
                      disabled={!rule.used}
                      onChange={(event) => set(name, { [field]: event.currentTarget.value || null })}
                      data={[
                        { value: '', label: t('siteTerms.followsMany') },
                        ...values.map((value) => ({
                          value,
                          label: t(`siteTerms.${texts}.${value}` as 'siteTerms.modes.fullFeedIn'),
                        })),
                      ]}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
