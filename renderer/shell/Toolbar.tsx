import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowsMove,
  IconKeyboard,
  IconMagnet,
  IconMagnetOff,
  IconMarquee2,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconRotateClockwise2,
  IconRuler2,
  IconRulerMeasure,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CREATING, type Tool } from '../base/state.ts';
import { setTool, useStore } from '../base/store.ts';
import classes from '../map/map.module.css';
import { ShapeMenu } from '../shapes/ShapeMenu.tsx';
import { confirmDeleteSites } from '../sites/delete.tsx';
import { keysOf } from './shortcuts.ts';

const ICONS: Record<Tool, ReactNode> = {
  select: <IconPointer size={18} />,
  box: <IconMarquee2 size={18} />,
  polygon: <IconPolygon size={18} />,
  rectangle: <IconRectangle size={18} />,
  angledRectangle: <IconRectangle size={18} style={{ transform: 'rotate(-28deg)' }} />,
  move: <IconArrowsMove size={18} />,
  rotate: <IconRotateClockwise2 size={18} />,
  distance: <IconRulerMeasure size={18} />,
  area: <IconRuler2 size={18} />,
};

const GROUPS: readonly (readonly Tool[])[] = [
  ['select', 'box'],
  ['polygon', 'rectangle', 'angledRectangle'],
  ['move', 'rotate'],
  ['distance', 'area'],
];

function Button({
  label,
  keys,
  active,
  ...rest
}: {
  label: string;
  keys?: string;
  active?: boolean;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label} position="right">
      <ActionIcon
        size="lg"
        variant={active ? 'filled' : 'subtle'}
        color={active ? 'lake' : 'gray'}
        aria-label={label}
        aria-pressed={active}
        {...rest}
      />
    </Tooltip>
  );
}

/** The tools of the map; each has a single-letter key. */
export function Toolbar() {
  const { t } = useTranslation();
  const tool = useStore((state) => state.tool);
  const snap = useStore((state) => state.snap);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const none = useStore((state) => state.selected.size === 0);
  return (
    <div
      className={`${classes.card} ${classes.toolbar}`}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('tools.label')}
    >
      {GROUPS.map((group, index) => (
        <div key={group[0]} style={{ display: 'contents' }}>
          {index > 0 && <div className={classes.divider} />}
          {group.map((each) => (
            <Button
              key={each}
              label={t(`tools.${each}`)}
              keys={keysOf(`tool.${each}`)}
              active={tool === each}
              disabled={readOnly && (CREATING.has(each) || each === 'move' || each === 'rotate')}
              onClick={() => setTool(each)}
            >
              {ICONS[each]}
            </Button>
          ))}
        </div>
      ))}
      <ShapeMenu />
      <div className={classes.divider} />
      <Button
        label={t('tools.coordinates')}
        keys={keysOf('tool.coordinates')}
        disabled={readOnly}
        onClick={() => useStore.setState({ dialog: 'coordinates' })}
      >
        <IconKeyboard size={18} />
      </Button>
      <Button
        label={t('map.snap')}
        keys={keysOf('tool.snap')}
        active={snap}
        onClick={() => useStore.setState({ snap: !snap })}
      >
        {snap ? <IconMagnet size={18} /> : <IconMagnetOff size={18} />}
      </Button>
      <Button
        label={t('tools.delete')}
        keys={keysOf('edit.delete')}
        disabled={none || readOnly}
        onClick={confirmDeleteSites}
      >
        <IconTrash size={18} />
      </Button>
    </div>
  );
}
