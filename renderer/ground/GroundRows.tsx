import { ActionIcon, Button, Menu, Slider, Text, Tooltip } from '@mantine/core';
import { IconDots, IconEye, IconEyeOff, IconMap } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import classes from './ground.module.css';
import { type GroundLayerName, setLook, useGround } from './state.ts';

function Row({ layer, help, children }: { layer: GroundLayerName; help: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { shown, opacity } = useGround((state) => state[layer]);
  const name = t(`ground.${layer}`);
  return (
    <li className={classes.row} data-off={!shown || undefined}>
      <ActionIcon
        size="sm"
        role="switch"
        aria-checked={shown}
        aria-label={t('layers.visible', { name })}
        onClick={() => setLook(layer, { shown: !shown })}
      >
        {shown ? <IconEye size={15} /> : <IconEyeOff size={15} />}
      </ActionIcon>
      <span className={classes.swatch} data-layer={layer} />
      <Tooltip label={help} multiline maw={280} position="right">
        <Text size="xs" flex={1} truncate>
          {name}
        </Text>
      </Tooltip>
      <Slider
        className={classes.slider}
        size={3}
        min={0.1}
        max={1}
        step={0.05}
        label={null}
        thumbLabel={t('ground.opacity', { name })}
        thumbSize={11}
        value={opacity}
        disabled={!shown}
        onChange={(value) => setLook(layer, { opacity: value })}
      />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t('ground.actions', { name })}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{children}</Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** Terrain and basemap in the layers pane: switches, opacity, and the way to choose or drop them. */
export function GroundRows() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const terrain = useGround((state) => state.terrain);
  const { basemap, problem } = useGround((state) => state.chosen);
  const choose = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-basemap', language });
    if (chosen?.path) await run('basemap.choose', { path: chosen.path });
  };
  return (
    <ul className={classes.list}>
      {terrain && (
        <Row
          layer="relief"
          help={t('ground.terrainHelp', {
            source: terrain.source,
            crs: terrain.crs,
            resolution: format.length(terrain.resolutionM),
            lowest: format.length(terrain.lowestM),
            highest: format.length(terrain.highestM),
          })}
        >
          <Menu.Item fz="xs" disabled={readOnly} onClick={() => void run('terrain.remove', {})}>
            {t('ground.removeTerrain')}
          </Menu.Item>
        </Row>
      )}
      {basemap && (
        <Row
          layer="basemap"
          help={t('ground.basemapHelp', {
            file: basemap.fileName,
            format: basemap.format === 'pmtiles' ? 'PMTiles' : 'MBTiles',
            kind: t(basemap.tiles === 'mvt' ? 'ground.vector' : 'ground.raster'),
            min: basemap.minZoom,
            max: basemap.maxZoom,
          })}
        >
          <Menu.Item fz="xs" onClick={() => void choose()}>
            {t('ground.changeBasemap')}
          </Menu.Item>
          <Menu.Item fz="xs" onClick={() => void run('basemap.remove', {})}>
            {t('ground.removeBasemap')}
          </Menu.Item>
        </Row>
      )}
      {problem && (
        <li>
          <Text fz={11.5} c="var(--mantine-color-red-text)" role="alert">
            {problem.message}
          </Text>
          <Button size="compact-xs" variant="subtle" onClick={() => void run('basemap.remove', {})}>
            {t('ground.removeBasemap')}
          </Button>
        </li>
      )}
      {!basemap && (
        <li>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconMap size={14} />}
            onClick={() => void choose()}
          >
            {t('ground.chooseBasemap')}
          </Button>
        </li>
      )}
    </ul>
  );
}
