import { Button, Group, Text } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GAP_STEPS } from '../../shared/portfolio.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { solve, usePortfolio } from './state.ts';

const TICK_MS = 500;

/** How long the optimiser has been at it and how far from the best it is, with a way to stop it. */
function Progress() {
  const { t } = useTranslation();
  const format = useFormat();
  const job = useStore((state) => state.jobs.find(({ name }) => name === 'portfolio.solve'));
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds((Date.now() - began) / 1000), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const reached = job ? (job.done % GAP_STEPS) / GAP_STEPS : 0;
  return (
    <Group gap={8} role="status">
      <Text fz="xs" className="num">
        {t('portfolio.progress', {
          seconds: format.number(seconds, 0),
          gap: reached > 0 ? format.percent(1 - reached, 2) : t('portfolio.noGap'),
        })}
      </Text>
      {job && (
        <Button size="compact-xs" variant="default" onClick={() => void run('job.cancel', { id: job.id })}>
          {t('portfolio.cancel')}
        </Button>
      )}
    </Group>
  );
}

/** The button that solves the portfolio, and what is to be seen meanwhile. */
export function Solving() {
  const { t } = useTranslation();
  const solving = usePortfolio((state) => state.solving);
  return (
    <Group mb={8} gap={10}>
      <Button
        size="xs"
        loading={solving}
        leftSection={<IconTargetArrow size={15} />}
        onClick={() => void solve()}
      >
        {t('portfolio.solve')}
      </Button>
      {solving && <Progress />}
    </Group>
  );
}
