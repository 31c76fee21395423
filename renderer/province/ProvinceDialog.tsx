import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ProvinceCounty,
  type ProvinceSummary,
  SUMMED_FIGURES,
  type SummedFigure,
} from '../../shared/province.ts';
import { invoke, run } from '../base/client.ts';
import { openDocument } from '../base/documents.ts';
import { notifyError } from '../base/errors.tsx';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { State } from '../ui/State.tsx';
import { CountyTable } from './CountyTable.tsx';
import { Differences } from './Differences.tsx';
import { labelOf } from './figures.ts';
import { ProvinceMap } from './ProvinceMap.tsx';
import classes from './province.module.css';

/** A folder of counties: the map by any figure, the sums, what differs; a click opens a county's document. */
export function ProvinceDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'province');
  return (
    <Modal
      opened={opened}
      onClose={() => useStore.setState({ dialog: null })}
      title={t('province.title')}
      size="min(1180px, 96vw)"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Province />
    </Modal>
  );
}

function Province() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const job = useStore((state) => state.jobs.find(({ name }) => name === 'province.summarise'));
  const [summary, setSummary] = useState<ProvinceSummary | null>(null);
  const [figure, setFigure] = useState<SummedFigure>('deliveredKwh');
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    const place = await run('shell.choose', { purpose: 'open-province', language });
    if (!place?.path) return;
    setBusy(true);
    try {
      setSummary(await invoke('province.summarise', { paths: [place.path], language }));
    } catch (error) {
      notifyError(error);
    }
    setBusy(false);
  };
  const open = async ({ document }: ProvinceCounty) => {
    if (document && (await openDocument(document))) useStore.setState({ dialog: null });
  };
  if (busy) {
    return (
      <State kind="loading" title={t('province.window.reading')}>
        {job && (
          <Button size="xs" variant="default" onClick={() => void run('job.cancel', { id: job.id })}>
            {t('province.window.stop')}
          </Button>
        )}
      </State>
    );
  }
  if (!summary) {
    return (
      <State
        kind="empty"
        icon={<IconFolderOpen size={26} stroke={1.5} />}
        text={t('province.window.chooseText')}
      >
        <Button size="xs" onClick={() => void choose()}>
          {t('province.window.choose')}
        </Button>
      </State>
    );
  }
  const { counties, failed } = summary.totals;
  return (
    <>
      <Group justify="space-between" mb="sm" align="end">
        <Text size="sm" maw={640}>
          {t('province.intro', { n: format.integer(counties), failed: format.integer(failed) })}
        </Text>
        <Group align="end">
          <NativeSelect
            size="xs"
            label={t('province.window.colourBy')}
            value={figure}
            onChange={(event) => setFigure(event.currentTarget.value as SummedFigure)}
            data={SUMMED_FIGURES.map((each) => ({ value: each, label: labelOf(t, each, language) }))}
          />
          <Button size="xs" variant="default" onClick={() => void choose()}>
            {t('province.window.another')}
          </Button>
        </Group>
      </Group>
      <div className={classes.columns}>
        <ProvinceMap summary={summary} figure={figure} onOpen={open} />
        <CountyTable summary={summary} figure={figure} onOpen={open} />
      </div>
      <Differences summary={summary} />
    </>
  );
}
