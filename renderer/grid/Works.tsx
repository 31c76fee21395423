import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useAnswer } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { usePartWords } from './use-part-words.ts';

/** Works that the scenario has taken over, by year, each to be taken out again; nothing where there are none. */
export function Works() {
  const { t } = useTranslation();
  const words = usePartWords();
  const yuan = useYuan();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const answer = useAnswer('grid.works', {});
  const works = answer?.works ?? [];
  if (works.length === 0) return null;
  return (
    <section aria-label={t('grid.zone.works')}>
      <Text fz="sm" fw={650} mt={12} mb={4}>
        {t('grid.zone.works')}
      </Text>
      {works.map(({ objectId, name, year, capitalYuan, parts }) => (
        <Group key={objectId} gap={8} mb={2}>
          <Text fz="xs" className="num">
            {`${year} · ${name || t('grid.zone.gone', { id: objectId })} · ${parts.map(words).join(' + ')} · ${yuan(capitalYuan)}`}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={readOnly}
            aria-label={`${t('grid.zone.drop')} ${name}`}
            onClick={() => void run('grid.dropWorks', { objectIds: [objectId] })}
          >
            {t('grid.zone.drop')}
          </Button>
        </Group>
      ))}
    </section>
  );
}
