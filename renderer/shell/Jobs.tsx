import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { textOf, texts } from '../base/i18n.ts';
import type { Job } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

const DELAY_MS = 300;

function JobCard({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const name = textOf(texts[language].jobs, job.name);
  return (
    <Paper withBorder shadow="md" p="sm" w={300}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="var(--muted)" className="num">
          {t('jobs.progress', { done: format.integer(job.done), total: format.integer(job.total) })}
        </Text>
      </Group>
      <Group wrap="nowrap" mt={6}>
        <Progress
          flex={1}
          value={job.total > 0 ? (100 * job.done) / job.total : 100}
          animated={job.total === 0}
          aria-label={name}
        />
        <Button size="compact-xs" variant="default" onClick={() => void run('job.cancel', { id: job.id })}>
          {t('app.cancel')}
        </Button>
      </Group>
    </Paper>
  );
}

/** Work going on in the background, with a way to stop it. */
export function Jobs() {
  const jobs = useStore((state) => state.jobs);
  if (jobs.length === 0) return null;
  return (
    <Stack gap="xs" role="status" style={{ position: 'fixed', insetInlineEnd: 16, bottom: 16, zIndex: 150 }}>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </Stack>
  );
}
