import { Group, NativeSelect, NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import { FileExport } from './FileExport.tsx';

/** Sites that may have a column each. */
const MOST_EACH = 500;

/** Hands the hours of a year of the county, the selected sites or a group to other programs. */
export function HourlyExport() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const selected = useStore((state) => state.selected);
  const fullYear = useStore((state) => state.summary?.year);
  const answer = useAnswer('group.list', {});
  const groups = answer?.groups ?? [];
  const [of, setOf] = useState('county');
  const [each, setEach] = useState(false);
  const [year, setYear] = useState<number | null>(null);
  const group = groups.find(({ id }) => of === `group:${id}`);
  const siteIds = of === 'selected' ? [...selected] : group?.siteIds;
  const choices = [
    { value: 'county', label: t('hourly.county') },
    ...(selected.size > 0
      ? [{ value: 'selected', label: t('hourly.selected', { n: format.integer(selected.size) }) }]
      : []),
    ...groups
      .filter(({ siteIds: some }) => some.length > 0)
      .map(({ id, name }) => ({ value: `group:${id}`, label: t('hourly.group', { name }) })),
  ];
  const what = choices.find(({ value }) => value === of)?.label ?? '';
  const eachFits = siteIds !== undefined && siteIds.length <= MOST_EACH;
  return (
    <FileExport
      texts="hourly"
      purpose="export-hours"
      fileName={`${t('hourly.hours')}-${what}.xlsx`}
      onWrite={(out) =>
        run('export.hourly', {
          ...{ out, language, overwrite: true, each: each && eachFits },
          ...(siteIds && { siteIds }),
          ...(year !== null && { year }),
        })
      }
      done={({ year: written, generatedKwh }) =>
        t('hourly.done', { year: written, energy: format.energy(generatedKwh) })
      }
    >
      <Group grow align="flex-end">
        <NativeSelect
          size="xs"
          label={t('hourly.of')}
          value={of}
          onChange={(event) => setOf(event.currentTarget.value)}
          data={choices}
        />
        <NumberInput
          size="xs"
          label={t('hourly.year')}
          placeholder={fullYear === undefined ? '' : String(fullYear)}
          value={year ?? ''}
          onChange={(value) => setYear(value === '' ? null : Number(value))}
          min={1990}
          max={2200}
          clampBehavior="strict"
          allowDecimal={false}
          thousandSeparator={false}
          hideControls
        />
      </Group>
      <Switch
        size="xs"
        label={t('hourly.each')}
        disabled={!eachFits}
        checked={each && eachFits}
        onChange={(event) => setEach(event.currentTarget.checked)}
      />
    </FileExport>
  );
}
