import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMinus, IconNavigation, IconPlus, IconZoomInArea, IconZoomReset } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { fitCounty, fitSelection } from './actions.ts';
import classes from './map.module.css';
import { useMap } from './state.ts';

function Control({
  label,
  onClick,
  children,
  disabled,
}: {
  label: string;
  onClick(): void;
  children: ReactNode;
  disabled?: boolean;
}) {
  return (
    <Tooltip label={label} position="left">
      <ActionIcon size="lg" aria-label={label} onClick={onClick} disabled={disabled}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Zoom, north and fit: buttons for what the wheel and the keys do. */
export function MapControls() {
  const { t } = useTranslation();
  const map = useMap((state) => state.map);
  const none = useStore((state) => state.selected.size === 0);
  const [bearing, setBearing] = useState(0);
  useEffect(() => {
    if (!map) return;
    const turn = () => setBearing(map.getBearing());
    map.on('rotate', turn);
    return () => void map.off('rotate', turn);
  }, [map]);
  return (
    <div
      className={`${classes.card} ${classes.controls}`}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('panes.map')}
    >
      <Control label={t('map.zoomIn')} onClick={() => map?.zoomIn()}>
        <IconPlus size={18} />
      </Control>
      <Control label={t('map.zoomOut')} onClick={() => map?.zoomOut()}>
        <IconMinus size={18} />
      </Control>
      <Control label={t('map.north')} onClick={() => map?.resetNorth()}>
        <IconNavigation size={18} style={{ transform: `rotate(${-bearing}deg)` }} />
      </Control>
      <Control label={t('map.fit')} onClick={fitCounty}>
        <IconZoomReset size={18} />
      </Control>
      <Control label={t('map.fitSelection')} onClick={fitSelection} disabled={none}>
        <IconZoomInArea size={18} />
      </Control>
    </div>
  );
}
