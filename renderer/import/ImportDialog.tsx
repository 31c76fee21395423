import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENCODINGS, type Encoding, type ImportReport, type Inspection } from '../../shared/import.ts';
import type { RasterInspection } from '../../shared/terrain.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { TerrainStep } from '../ground/TerrainStep.tsx';
import { State } from '../ui/State.tsx';
import { type Choice, chooseTarget, firstChoices, layersOf, rememberFields } from './choice.ts';
import { AT_FIRST, ImportOptions } from './ImportOptions.tsx';
import classes from './import.module.css';
import { LayerDetail } from './LayerDetail.tsx';
import { LayerList } from './LayerList.tsx';
import { NotRead } from './NotRead.tsx';
import { Result } from './Result.tsx';
import { Running } from './Running.tsx';

type Stage =
  | { name: 'start' }
  | { name: 'reading' }
  | { name: 'choose'; file: Inspection }
  | { name: 'terrain'; file: Inspection; raster: RasterInspection }
  | { name: 'running' }
  | { name: 'done'; report: ImportReport };

/** From a file of map data to features in the document, with a look at what is in it first. */
export function ImportDialog() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'import');
  const path = useStore((state) => state.importPath);
  const language = useStore((state) => state.language);
  const [stage, setStage] = useState<Stage>({ name: 'start' });
  const [encoding, setEncoding] = useState<Encoding>('auto');
  const [choices, setChoices] = useState<Choice[]>([]);
  const [shown, setShown] = useState(0);
  const [busy, setBusy] = useState(false);
  const [options, setOptions] = useState(AT_FIRST);

  const close = () => {
    if (stage.name === 'running' || busy) return;
    useStore.setState({ dialog: null, importPath: null });
    setStage({ name: 'start' });
    setEncoding('auto');
  };
  const inspect = useCallback(async (file: string, how: Encoding) => {
    setStage({ name: 'reading' });
    try {
      const inspection = await invoke('import.inspect', { path: file, encoding: how });
      const first = firstChoices(inspection);
      setChoices(first);
      setShown(
        Math.max(
          0,
          first.findIndex(({ used }) => used),
        ),
      );
      setStage(
        inspection.raster
          ? { name: 'terrain', file: inspection, raster: inspection.raster }
          : { name: 'choose', file: inspection },
      );
    } catch (error) {
      if (toReport(error).code !== 'job.cancelled') notifyError(error);
      useStore.setState({ importPath: null });
      setStage({ name: 'start' });
    }
  }, []);
  useEffect(() => {
    if (opened && path) void inspect(path, encoding);
  }, [opened, path, encoding, inspect]);

  const chooseFile = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-data', language });
    if (chosen?.path) {
      setEncoding('auto');
      useStore.setState({ importPath: chosen.path });
    }
  };
  const change = (index: number, part: Partial<Choice>) =>
    setChoices(choices.map((choice, i) => (i === index ? { ...choice, ...part } : choice)));

  /** Reads one layer in an encoding of its own; what was chosen for the others stays. */
  const reencode = async (index: number, file: Inspection, how: Encoding) => {
    const inspection = path && (await run('import.inspect', { path, encoding: how }));
    const layer = inspection ? inspection.layers[index] : undefined;
    if (layer)
      change(index, { layer, encoding: how, ...chooseTarget(file.format, layer, choices[index]!.target) });
  };

  const start = async (file: Inspection) => {
    if (!path) return;
    rememberFields(file.format, choices);
    setStage({ name: 'running' });
    try {
      setStage({
        name: 'done',
        report: await invoke('import.run', {
          path,
          encoding,
          layers: layersOf(choices),
          ...options,
        }),
      });
    } catch (error) {
      const { code, message } = toReport(error);
      if (code === 'job.cancelled') notify({ message, color: 'gray' });
      else notifyError(error);
      setStage({ name: 'choose', file });
    }
  };

  const used = choices.filter((choice) => choice.used);
  const undecided = used.some(({ crs, layer }) => crs === 'auto' && layer.crs.origin === 'unknown');
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={false}
      title={t('imports.title')}
      size={stage.name === 'choose' ? 1040 : stage.name === 'terrain' ? 720 : 'lg'}
      closeButtonProps={{ 'aria-label': t('app.close'), disabled: stage.name === 'running' || busy }}
    >
      {stage.name === 'start' && (
        <Stack align="center" gap="md" py="lg">
          <IconFileImport size={34} stroke={1.4} aria-hidden />
          <Text size="sm" c="var(--muted)" ta="center" maw={460}>
            {t('imports.text')}
          </Text>
          <Button onClick={() => void chooseFile()}>{t('imports.choose')}</Button>
        </Stack>
      )}
      {stage.name === 'reading' && <State kind="loading" title={t('imports.reading')} />}
      {stage.name === 'running' && <Running />}
      {stage.name === 'done' && <Result report={stage.report} onClose={close} />}
      {stage.name === 'terrain' && path && (
        <TerrainStep
          key={path}
          path={path}
          file={stage.file}
          raster={stage.raster}
          onAnother={() => void chooseFile()}
          onBusy={setBusy}
          onClose={close}
        />
      )}
      {stage.name === 'choose' && (
        <Stack gap="sm">
          <Group justify="space-between" wrap="nowrap">
            <div className={classes.file}>
              <Text size="sm" fw={600} truncate title={stage.file.fileName}>
                {stage.file.fileName}
              </Text>
              <Text fz={11.5} c="var(--muted)" className="num">
                {stage.file.format} · {format.bytes(stage.file.bytes)}
                {stage.file.encoding && ` · ${stage.file.encoding}`}
              </Text>
            </div>
            <Group gap="xs" wrap="nowrap">
              {stage.file.encoding && (
                <NativeSelect
                  size="xs"
                  aria-label={t('imports.encoding')}
                  value={encoding}
                  onChange={(event) => setEncoding(event.currentTarget.value as Encoding)}
                  data={ENCODINGS.map((name) => ({ value: name, label: t(`imports.encodings.${name}`) }))}
                />
              )}
              <Button size="xs" variant="default" onClick={() => void chooseFile()}>
                {t('imports.another')}
              </Button>
            </Group>
          </Group>
          <NotRead file={stage.file} />
          <div className={classes.panes}>
            <LayerList
              choices={choices}
              shown={shown}
              onShow={setShown}
              onUse={(index, value) => {
                setShown(index);
                change(index, { used: value });
              }}
              onTarget={(index, target) => {
                setShown(index);
                change(index, chooseTarget(stage.file.format, choices[index]!.layer, target));
              }}
            />
            {choices[shown] && (
              <LayerDetail
                choice={choices[shown]}
                onChange={(part) => change(shown, part)}
                onEncoding={choices.length > 1 ? (how) => void reencode(shown, stage.file, how) : undefined}
              />
            )}
          </div>
          <Group justify="space-between" align="flex-end">
            <ImportOptions
              options={options}
              mayRepeat={used.some(({ layer }) => layer.duplicates > 0)}
              onChange={(part) => setOptions({ ...options, ...part })}
            />
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={close}>
                {t('app.cancel')}
              </Button>
              <Button
                size="xs"
                disabled={used.length === 0 || undecided}
                onClick={() => void start(stage.file)}
              >
                {t('imports.start')}
              </Button>
            </Group>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
