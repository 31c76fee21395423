import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';

/** How far the printing is, and the way to stop it. */
export function PlanProgress({ job: name }: { job: 'plan.export' | 'plan.preview' }) {
  const { t } = useTranslation();
  const job = useStore((state) => state.jobs.find((each) => each.name === name));
  return (
    <>
      <div role="status">
        <Text size="xs" mb={4}>
          {job ? t('report.part', { done: job.done, total: job.total }) : t('report.running')}
        </Text>
        <Progress
          value={job && job.total > 0 ? (100 * job.done) / job.total : 100}
          animated={!job}
          aria-label={t('report.running')}
        />
      </div>
      <Group justify="flex-end">
        <Button
          size="xs"
          variant="default"
          disabled={!job}
          onClick={() => job && void run('job.cancel', { id: job.id })}
        >
          {t('app.cancel')}
        </Button>
      </Group>
    </>
  );
}
