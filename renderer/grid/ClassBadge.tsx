import { Badge, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridClass } from '../../shared/grid.ts';
import { CLASS_COLOURS } from './GridLayer.tsx';
import classes from './grid.module.css';

/** Green, yellow or red in words and colour. */
export function ClassBadge({ kind }: { kind: GridClass }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t(`grid.classHelp.${kind}`)}>
      <Badge
        size="sm"
        radius="sm"
        tt="none"
        variant="outline"
        styles={{ label: { overflow: 'visible' } }}
        style={{ borderColor: CLASS_COLOURS[kind], color: 'var(--mantine-color-text)' }}
        leftSection={<span className={classes.dot} style={{ background: CLASS_COLOURS[kind] }} />}
      >
        {t(`grid.classes.${kind}`)}
      </Badge>
    </Tooltip>
  );
}
