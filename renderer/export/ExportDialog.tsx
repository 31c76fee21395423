import { Button, Divider, Group, Modal, NativeSelect, Radio, Select, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  EXPORT_ENDINGS,
  EXPORT_FORMATS,
  EXPORT_WHAT,
  type ExportFormat,
  type ExportWhat,
} from '../../shared/export.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { systemsNear } from '../ui/CrsSelect.tsx';
import { HourlyExport } from './HourlyExport.tsx';
import { MapExport } from './MapExport.tsx';

/** Formats that hold one fixed thing. */
const FIXED: readonly ExportFormat[] = ['xlsx', 'gpkg'];

/** Formats that are always in WGS 84, or hold no shapes. */
const IN_DEGREES: readonly ExportFormat[] = ['kml', 'gpkg', 'xlsx'];

/** Hands sites or a layer to other programs. */
export function ExportDialog() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'export');
  const language = useStore((state) => state.language);
  const project = useStore((state) => state.project?.name ?? '');
  const layers = useStore((state) => state.layers);
  const [chosen, setChosen] = useState<ExportFormat>('xlsx');
  const [what, setWhat] = useState<ExportWhat>('sites');
  const readOnly = useStore((state) => state.project?.readOnly ?? true);
  const kept = useStore((state) => state.project?.exportCrs ?? '');
  const [once, setOnce] = useState<string | null>(null);
  const crs = once ?? kept;
  const longitude = useStore((state) => state.project?.county.center[0] ?? 110);
  const systems = useMemo(() => systemsNear(longitude, t), [longitude, t]);
  const [busy, setBusy] = useState(false);
  const close = () => useStore.setState({ dialog: null });
  const filled = EXPORT_WHAT.filter(
    (name) => name === 'sites' || layers.some((layer) => layer.name === name && layer.count > 0),
  );
  /** The choice is the project's, for all its exports; of a document that cannot be written, only of the next one. */
  const choose = async (code: string) => {
    if (readOnly) {
      setOnce(code);
      return;
    }
    const done = await run('export.system', { crs: code || null });
    const { project: open } = useStore.getState();
    if (done && open) useStore.setState({ project: { ...open, exportCrs: done.crs } });
  };
  const save = async () => {
    const part = FIXED.includes(chosen) ? '' : `-${t(`imports.targets.${what}`)}`;
    const place = await run('shell.choose', {
      purpose: `export-${chosen}`,
      suggestedName: `${project}${part}.${EXPORT_ENDINGS[chosen]}`,
      language,
    });
    if (!place?.path) return;
    setBusy(true);
    try {
      const { out, features, cut } = await invoke('export.run', {
        out: place.path,
        format: chosen,
        what,
        language,
        ...(once && !IN_DEGREES.includes(chosen) && { crs: once }),
        // The dialog asked before it gave the path of a file that is there.
        overwrite: true,
      });
      notify({
        color: 'teal',
        title:
          features === null ? t('exports.doneDocument') : t('exports.done', { n: format.integer(features) }),
        message: out,
      });
      if (cut.length > 0) {
        const fields = cut.map(({ field, shortened }) =>
          field === shortened ? field : `${field} → ${shortened}`,
        );
        notify({
          color: 'orange',
          autoClose: false,
          message: t('exports.cut', { fields: fields.join(', ') }),
        });
      }
      close();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!busy}
      title={t('exports.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="var(--muted)">
          {t('exports.text')}
        </Text>
        <Radio.Group
          size="xs"
          label={t('exports.format')}
          value={chosen}
          onChange={(value) => setChosen(value as ExportFormat)}
        >
          <Stack gap={6} mt={6}>
            {EXPORT_FORMATS.map((name) => (
              <Radio key={name} size="xs" value={name} label={t(`exports.formats.${name}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <NativeSelect
          size="xs"
          label={t('exports.what')}
          value={what}
          disabled={FIXED.includes(chosen)}
          onChange={(event) => setWhat(event.currentTarget.value as ExportWhat)}
          data={filled.map((name) => ({ value: name, label: t(`imports.targets.${name}`) }))}
        />
        <Select
          size="xs"
          label={t('exports.crs')}
          searchable
          allowDeselect={false}
          value={IN_DEGREES.includes(chosen) ? '' : crs}
          disabled={IN_DEGREES.includes(chosen)}
          onChange={(value) => void choose(value ?? '')}
          data={[{ value: '', label: t('exports.crsDefault') }, ...systems]}
          comboboxProps={{ withinPortal: true }}
        />
        <Group justify="flex-end">
          <Button size="xs" variant="default" disabled={busy} onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button size="xs" loading={busy} onClick={() => void save()}>
            {t('exports.choose')}
          </Button>
        </Group>
        <Divider />
        {opened && <HourlyExport />}
        <Divider />
        {opened && <MapExport />}
      </Stack>
    </Modal>
  );
}
