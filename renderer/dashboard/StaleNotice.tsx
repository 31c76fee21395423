import { Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** Sites whose estimates were stopped or failed, and the way to finish them. */
export function StaleNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const stale = useStore((state) => state.summary?.stale ?? 0);
  const working = useStore((state) => state.jobs.some(({ name }) => name === 'estimate.run'));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  if (stale === 0 || working) return null;
  return (
    <Tooltip label={t('summary.staleHelp')} multiline w={320}>
      <Button
        size="compact-xs"
        color="red"
        variant="light"
        disabled={readOnly}
        onClick={() => void run('estimate.run', {})}
      >
        {t('summary.stale', { n: format.integer(stale) })} · {t('summary.estimateNow')}
      </Button>
    </Tooltip>
  );
}
