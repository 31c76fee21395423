import { ActionIcon, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconTrash, IconWand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { refreshSketches, useShapes } from '../base/shapes.ts';
import { useStore } from '../base/store.ts';
import { Section } from '../ui/Section.tsx';
import classes from './shapes.module.css';
import { editSketch, sketchToSite } from './sketch-actions.ts';

/** Outlines that are no sites yet: why, and what can be done about it. */
export function SketchList() {
  const { t } = useTranslation();
  const sketches = useShapes((state) => state.sketches);
  const editing = useShapes((state) => state.editing);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  if (sketches.length === 0) return null;
  return (
    <Section
      title={t('shapes.sketches')}
      aside={
        <Badge variant="light" color="orange" size="sm" radius="sm" className="num">
          {sketches.length}
        </Badge>
      }
    >
      <ul className={classes.list} aria-label={t('shapes.sketches')}>
        {sketches.map(({ id, fields, kind, problem }) => {
          const name = fields.name ?? `${t(`kinds.${kind}`)} #${id}`;
          return (
            <li key={id} className={classes.item} data-editing={id === editing || undefined}>
              <button type="button" className={classes.name} onClick={() => editSketch(id)}>
                {name}
              </button>
              <Text fz={11.5} c="var(--muted)">
                {problem ? problem.message : t('shapes.ready')}
              </Text>
              <Group gap={4}>
                <Button
                  size="compact-xs"
                  variant={problem ? 'default' : 'filled'}
                  disabled={problem !== null || readOnly}
                  onClick={() => void sketchToSite(id)}
                >
                  {t('shapes.toSite')}
                </Button>
                {problem?.code === 'site.self-crossing' && (
                  <Button
                    size="compact-xs"
                    variant="light"
                    leftSection={<IconWand size={13} />}
                    disabled={readOnly}
                    onClick={() => void run('sketch.mend', { id }).then(refreshSketches)}
                  >
                    {t('shapes.mend')}
                  </Button>
                )}
                <Tooltip label={t('shapes.drop')}>
                  <ActionIcon
                    size="sm"
                    aria-label={`${t('shapes.drop')} ${name}`}
                    disabled={readOnly}
                    onClick={() => void run('sketch.drop', { ids: [id] }).then(refreshSketches)}
                  >
                    <IconTrash size={14} />
                  </ActionIcon>
                </Tooltip>
              </Group>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
