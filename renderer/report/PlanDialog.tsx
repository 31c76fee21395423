import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countyName } from '../../shared/county-name.ts';
import { type Language, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { Facts } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import { ChapterTexts } from './ChapterTexts.tsx';
import { PlanContents, type PlanExtras, rememberAuthor, rememberedExtras } from './PlanContents.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { PlanProgress } from './PlanProgress.tsx';
import classes from './report.module.css';
import { type PlanFormat, type PlanRequest, usePlan } from './use-plan.ts';

/** Language, title and contents of the county energy plan, its pages to look at, and where it is kept. */
export function PlanDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'plan');
  const windowLanguage = useStore((state) => state.language);
  const county = useStore((state) => state.project?.county);
  const [language, setLanguage] = useState<Language>('zh');
  const [file, setFile] = useState<PlanFormat>('pdf');
  const [title, setTitle] = useState('');
  const [chapterTexts, setTexts] = useState(false);
  const [extras, setExtras] = useState<PlanExtras>(rememberedExtras);
  const { busy, preview, shown, look, keep, forget } = usePlan();
  const close = () => {
    forget();
    useStore.setState({ dialog: null });
  };

  useEffect(() => {
    if (opened) setLanguage(windowLanguage);
  }, [opened, windowLanguage]);
  const planTexts = texts[language].report;
  const fill = (text: string) => text.replace('{{county}}', county ? countyName(county, language) : '');
  const request: PlanRequest = {
    language,
    title: title.trim() || fill(planTexts.defaultTitle),
    ...extras,
    logo: extras.logo ?? undefined,
  };
  const stale = shown !== null && JSON.stringify(shown) !== JSON.stringify(request);
  const exportPlan = async () => {
    rememberAuthor(extras.author);
    if (await keep(request, file, fill(planTexts.fileName))) close();
  };

  const options = (
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
          disabled={busy !== null}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div>
        <Text size="xs" fw={500} mb={4} id="plan-format">
          {t('report.format')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="plan-format"
          disabled={busy !== null}
          value={file}
          onChange={(value) => setFile(value as PlanFormat)}
          data={[
            { value: 'pdf', label: 'PDF' },
            { value: 'docx', label: 'Word' },
          ]}
        />
      </div>
      <TextInput
        size="xs"
        label={t('report.planTitle')}
        placeholder={fill(planTexts.defaultTitle)}
        value={title}
        maxLength={200}
        disabled={busy !== null}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <PlanContents
        value={extras}
        disabled={busy !== null}
        onChange={setExtras}
        onTexts={() => setTexts(true)}
      />
      <Totals />
      {busy ? (
        <PlanProgress job={busy === 'export' ? 'plan.export' : 'plan.preview'} />
      ) : (
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={close}>
            {t('app.close')}
          </Button>
          <Button
            size="xs"
            variant="light"
            leftSection={<IconEye size={15} />}
            onClick={() => void look(request)}
          >
            {t(preview ? 'report.lookAgain' : 'report.look')}
          </Button>
          <Button size="xs" onClick={() => void exportPlan()}>
            {t('report.choose')}
          </Button>
        </Group>
      )}
    </Stack>
  );

  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!busy}
      title={t('report.title')}
      size="min(1240px, 94vw)"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {chapterTexts && <ChapterTexts language={language} onClose={() => setTexts(false)} />}
      <div className={classes.columns}>
        {options}
        {preview ? (
          <PlanPreview preview={preview} stale={stale} />
        ) : (
          <section className={classes.preview} aria-label={t('report.preview')}>
            <State
              kind={busy === 'preview' ? 'loading' : 'empty'}
              title={busy === 'preview' ? t('report.running') : t('report.preview')}
              text={t('report.previewHelp')}
              icon={<IconEye size={26} stroke={1.5} />}
            />
          </section>
        )}
      </div>
    </Modal>
  );
}

/** What the plan will add up to, and what stands in its way. */
function Totals() {
  const { t } = useTranslation();
  const format = useFormat();
  const summary = useStore((state) => state.summary);
  if (!summary) return null;
  const pending = summary.siteCount - summary.estimatedCount;
  return (
    <>
      <Facts
        rows={[
          [t('summary.sites'), format.integer(summary.siteCount)],
          [t('summary.capacity'), format.power(summary.capacityKwp)],
          [t('summary.delivered'), format.energy(summary.deliveredKwh)],
          [t('summary.avoided'), format.carbon(summary.avoidedTco2)],
        ]}
      />
      {summary.siteCount === 0 && (
        <Alert variant="light" color="orange" py="xs">
          {t('report.noSites')}
        </Alert>
      )}
      {pending > 0 && (
        <Text size="xs" c="var(--muted)">
          {t('report.pending', { n: pending })}
        </Text>
      )}
    </>
  );
}
