import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import siteClasses from '../ui/blocks.module.css';
import { State } from '../ui/State.tsx';
import { FitnessLine } from './FitnessLine.tsx';
import { RoofFaces, RoofView } from './RoofView.tsx';

/** The roof under a site from above, with what its survey found and rests on; nothing where no building is under it. */
export function RoofBlock({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read, retry } = useQuery('roof.ofSite', { siteId: site.id }, false);
  const [busy, setBusy] = useState(false);
  if (site.kind !== 'rooftop') return null;
  if (read && 'value' in read && !read.value.buildingId) return null;
  const survey = async (buildingId: number, source: 'heights' | 'surface') => {
    setBusy(true);
    try {
      await run('roof.survey', { buildingIds: [buildingId], source });
    } finally {
      setBusy(false);
    }
  };
  const found = read && 'value' in read ? read.value : null;
  const { roof, outline, buildingId, hasSurface } = found ?? {};
  return (
    <section className={siteClasses.part} aria-label={t('roofs.site.title')}>
      <h3 className={siteClasses.partTitle}>{t('roofs.site.title')}</h3>
      {!read && <State kind="loading" title={t('roofs.site.loading')} />}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {found?.fitness && <FitnessLine stated={found.fitness} />}
      {found && !roof && (
        <Text size="xs" c="var(--muted)">
          {t('roofs.site.none')}
        </Text>
      )}
      {roof && (
        <>
          {outline && <RoofView roof={roof} outline={outline} />}
          {roof.faces.length > 0 && <RoofFaces roof={roof} />}
          <Text size="xs" mt={4}>
            {t(`roofs.site.sources.${roof.source}`)}
          </Text>
          {roof.notes.map(({ code, message }) => (
            <Text key={code} fz={11.5} c="var(--muted)">
              {message}
            </Text>
          ))}
        </>
      )}
      {buildingId && !readOnly && (
        <Group gap={6} mt={6}>
          <Button
            size="compact-xs"
            variant="default"
            loading={busy}
            onClick={() => void survey(buildingId, 'heights')}
          >
            {t('roofs.site.survey')}
          </Button>
          {hasSurface && (
            <Button
              size="compact-xs"
              variant="default"
              loading={busy}
              onClick={() => void survey(buildingId, 'surface')}
            >
              {t('roofs.site.measure')}
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}
