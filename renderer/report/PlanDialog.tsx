import {
  Alert,
  Button,
  Group,
  Modal,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invoke, run } from '../app/client.ts';
import { notifyError, toReport } from '../app/errors.tsx';
import { type Language, texts } from '../app/i18n.ts';
import { notify } from '../app/notify.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { Facts } from '../ui/Stat.tsx';
import { PlanContents, type PlanExtras, rememberAuthor, rememberedExtras } from './PlanContents.tsx';

/** Language, title and place of the county energy plan; shows its making and how it went. */
export function PlanDialog() {
  const { t } = useTranslation();
  const format = useFormat();
  const opened = useStore((state) => state.dialog === 'plan');
  const windowLanguage = useStore((state) => state.language);
  const county = useStore((state) => state.project?.county.name ?? '');
  const summary = useStore((state) => state.summary);
  const job = useStore((state) => state.jobs.find(({ name }) => name === 'plan.export'));
  const [language, setLanguage] = useState<Language>('zh');
  const [title, setTitle] = useState('');
  const [extras, setExtras] = useState<PlanExtras>(rememberedExtras);
  const [busy, setBusy] = useState(false);
  const close = () => useStore.setState({ dialog: null });

  useEffect(() => {
    if (opened) setLanguage(windowLanguage);
  }, [opened, windowLanguage]);
  const planTexts = texts[language].report;
  const fill = (text: string) => text.replace('{{county}}', county);

  const exportPlan = async () => {
    const chosen = await run('shell.choose', {
      purpose: 'save-plan',
      suggestedName: fill(planTexts.fileName),
      language: windowLanguage,
    });
    if (!chosen?.path) return;
    rememberAuthor(extras.author);
    setBusy(true);
    try {
      const result = await invoke('plan.export', {
        out: chosen.path,
        language,
        title: title.trim() || fill(planTexts.defaultTitle),
        ...extras,
        logo: extras.logo ?? undefined,
      });
      notify({
        color: 'teal',
        autoClose: 15_000,
        title: t('report.done', { pages: result.pages, size: format.bytes(result.bytes) }),
        message: result.out,
      });
      close();
    } catch (error) {
      if (toReport(error).code.includes('cancel')) notify({ message: t('report.cancelled'), color: 'gray' });
      else notifyError(error);
    } finally {
      setBusy(false);
    }
  };

  const pending = summary ? summary.siteCount - summary.estimatedCount : 0;
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!busy}
      title={t('report.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="var(--muted)">
          {t('report.text')}
        </Text>
        <div>
          <Text size="xs" fw={500} mb={4} id="plan-language">
            {t('report.language')}
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby="plan-language"
            disabled={busy}
            value={language}
            onChange={(value) => setLanguage(value as Language)}
            data={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <TextInput
          size="xs"
          label={t('report.planTitle')}
          placeholder={fill(planTexts.defaultTitle)}
          value={title}
          maxLength={200}
          disabled={busy}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <PlanContents value={extras} disabled={busy} onChange={setExtras} />
        {summary && (
          <Facts
            rows={[
              [t('summary.sites'), format.integer(summary.siteCount)],
              [t('summary.capacity'), format.power(summary.capacityKwp)],
              [t('summary.annual'), format.energy(summary.annualKwh)],
              [t('summary.avoided'), format.carbon(summary.avoidedTco2)],
            ]}
          />
        )}
        {summary?.siteCount === 0 && (
          <Alert variant="light" color="orange" py="xs">
            {t('report.noSites')}
          </Alert>
        )}
        {pending > 0 && (
          <Text size="xs" c="var(--muted)">
            {t('report.pending', { n: pending })}
          </Text>
        )}
        {busy && (
          <div role="status">
            <Text size="xs" mb={4}>
              {t('report.running')}
            </Text>
            <Progress
              value={job && job.total > 0 ? (100 * job.done) / job.total : 100}
              animated={!job}
              aria-label={t('report.running')}
            />
          </div>
        )}
        <Group justify="flex-end">
          {busy ? (
            <Button
              size="xs"
              variant="default"
              disabled={!job}
              onClick={() => job && void run('job.cancel', { id: job.id })}
            >
              {t('app.cancel')}
            </Button>
          ) : (
            <>
              <Button size="xs" variant="default" onClick={close}>
                {t('app.close')}
              </Button>
              <Button size="xs" onClick={() => void exportPlan()}>
                {t('report.choose')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
