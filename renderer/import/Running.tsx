import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** How far an import is, how fast, how long it will take, and a way to stop it. */
export function Running({ name = 'import.run' }: { name?: 'import.run' | 'terrain.import' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const job = useStore((state) => state.jobs.find((each) => each.name === name));
  const title = t(name === 'import.run' ? 'imports.running' : 'ground.import.running');
  const started = useRef(performance.now());
  useEffect(() => {
    started.current = performance.now();
  }, []);
  const seconds = (performance.now() - started.current) / 1000;
  const rate = job && job.done > 0 ? job.done / seconds : 0;
  const left = rate > 0 ? (job!.total - job!.done) / rate : null;
  return (
    <Stack gap="xs" py="xl" role="status">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Progress
        value={job && job.total > 1 ? (100 * job.done) / job.total : 100}
        animated={!job || job.total <= 1}
        aria-label={title}
      />
      <Group justify="space-between">
        <Text size="xs" c="var(--muted)" className="num">
          {job &&
            job.total > 1 &&
            t('jobs.progress', { done: format.integer(job.done), total: format.integer(job.total) })}
          {left !== null &&
            ` · ${t('imports.rate', {
              rate: format.integer(rate),
              left:
                left < 90
                  ? t('imports.seconds', { n: format.integer(Math.ceil(left)) })
                  : t('imports.minutes', { n: format.integer(Math.ceil(left / 60)) }),
            })}`}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          disabled={!job}
          onClick={() => job && void run('job.cancel', { id: job.id })}
        >
          {t('app.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
