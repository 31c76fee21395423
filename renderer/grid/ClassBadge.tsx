import { Badge, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GridClass } from '../../shared/grid.ts';
import classes from './grid.module.css';
import { CLASS_COLOURS } from './grid-features.ts';

/** Class of reverse flow in words and colour. */
export function ClassBadge({ kind }: { kind: GridClass }) {
  const { t } = useTranslation();
  return <Coloured kind={kind} help={t(`grid.classHelp.${kind}`)} />;
}

/** Grade by DL/T 2041—2025 in words and colour. */
export function GradeBadge({ grade }: { grade: GridClass }) {
  const { t } = useTranslation();
  return <Coloured kind={grade} help={t(`grid.open.gradeHelp.${grade}`)} />;
}

function Coloured({ kind, help }: { kind: GridClass; help: string }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={help}>
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
