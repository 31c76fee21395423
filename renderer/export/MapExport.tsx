import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { NumberField } from '../ui/NumberField.tsx';

/** Hands the county's map at a scale to whoever prints or draws on. */
export function MapExport() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const project = useStore((state) => state.project?.name ?? '');
  const [scale, setScale] = useState(200_000);
  const [dpi, setDpi] = useState(150);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const suggestedName = `${project}-${t('mapFile.title')}.pdf`;
    const place = await run('shell.choose', { purpose: 'export-map', suggestedName, language });
    if (!place?.path) return;
    setBusy(true);
    const done = await run('export.map', { out: place.path, scale, dpi, language, overwrite: true });
    setBusy(false);
    if (!done) return;
    notify({
      color: 'teal',
      title: t('mapFile.done', {
        ...{ scale: format.integer(scale), width: format.number(done.widthMm / 10, 1) },
        height: format.number(done.heightMm / 10, 1),
      }),
      message: done.out,
    });
  };
  return (
    <Stack gap="xs" component="section" aria-label={t('mapFile.title')}>
      <Text size="sm" fw={600}>
        {t('mapFile.title')}
      </Text>
      <Text size="xs" c="var(--muted)">
        {t('mapFile.text')}
      </Text>
      <Group grow align="flex-end">
        <NumberField
          size="xs"
          label={t('mapFile.scale')}
          value={scale}
          min={1000}
          max={5_000_000}
          decimalScale={0}
          onCommit={(next) => next !== null && setScale(next)}
        />
        <NumberField
          size="xs"
          label={t('mapFile.dpi')}
          value={dpi}
          min={72}
          max={600}
          decimalScale={0}
          onCommit={(next) => next !== null && setDpi(next)}
        />
      </Group>
      <Group justify="flex-end">
        <Button size="xs" variant="light" loading={busy} onClick={() => void save()}>
          {t('mapFile.save')}
        </Button>
      </Group>
    </Stack>
  );
}
