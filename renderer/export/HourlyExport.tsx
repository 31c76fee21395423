import { Button, Group, NativeSelect, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';

/** Sites that may have a column each. */
const MOST_EACH = 500;

/** Hands the hours of a year of the county, the selected sites or a group to other programs. */
export function HourlyExport() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const project = useStore((state) => state.project?.name ?? '');
  const selected = useStore((state) => state.selected);
  const fullYear = useStore((state) => state.summary?.year);
  const { read } = useQuery('group.list', {});
  const groups = read && 'value' in read ? read.value.groups : [];
  const [of, setOf] = useState('county');
  const [each, setEach] = useState(false);
  const [year, setYear] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
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
  const save = async () => {
    const suggestedName = `${project}-${t('hourly.hours')}-${what}.xlsx`;
    const place = await run('shell.choose', { purpose: 'export-hours', suggestedName, language });
    if (!place?.path) return;
    setBusy(true);
    const done = await run('export.hourly', {
      ...{ out: place.path, language, overwrite: true, each: each && eachFits },
      ...(siteIds && { siteIds }),
      ...(year !== null && { year }),
    });
    setBusy(false);
    if (!done) return;
    notify({
      color: 'teal',
      title: t('hourly.done', { year: done.year, energy: format.energy(done.generatedKwh) }),
      message: done.out,
    });
  };
  return (
    <Stack gap="xs" component="section" aria-label={t('hourly.title')}>
      <Text size="sm" fw={600}>
        {t('hourly.title')}
      </Text>
      <Text size="xs" c="var(--muted)">
        {t('hourly.text')}
      </Text>
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
      <Group justify="flex-end">
        <Button size="xs" variant="light" loading={busy} onClick={() => void save()}>
          {t('hourly.save')}
        </Button>
      </Group>
    </Stack>
  );
}
