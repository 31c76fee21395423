import { ActionIcon, Button, Menu, Slider, Switch, Text, Tooltip } from '@mantine/core';
import { IconDots, IconMap } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { EyeSwitch } from '../ui/EyeSwitch.tsx';
import { chooseBasemap, chooseTiles, connectOnline } from './choose.ts';
import classes from './ground.module.css';
import { type GroundLayerName, setLook, useGround } from './state.ts';

/** What may be done about a row, behind three dots. */
function Actions({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('ground.actions', { name })}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

function Row({ layer, help, children }: { layer: GroundLayerName; help: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { shown, opacity } = useGround((state) => state[layer]);
  const name = t(`ground.${layer}`);
  return (
    <li className={classes.row} data-off={!shown || undefined}>
      <EyeSwitch name={name} shown={shown} onToggle={() => setLook(layer, { shown: !shown })} />
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
      <Actions name={name}>{children}</Actions>
    </li>
  );
}

/** What lies under everything: how to choose it, and how it is marked. */
function BasemapItems() {
  const { t } = useTranslation();
  const { basemap, online } = useGround((state) => state.chosen);
  const marks = basemap && !online;
  return (
    <>
      {marks && basemap.tiles !== 'mvt' && (
        <Tooltip label={t('ground.shiftedHelp')} multiline maw={260} position="left">
          <Menu.CheckboxItem
            closeMenuOnClick
            fz="xs"
            checked={basemap.offset === 'GCJ-02'}
            onChange={(on) => void run('basemap.mark', { offset: on ? 'GCJ-02' : 'none' })}
          >
            {t('ground.shifted')}
          </Menu.CheckboxItem>
        </Tooltip>
      )}
      {marks && basemap.format === 'folder' && (
        <Menu.CheckboxItem
          closeMenuOnClick
          fz="xs"
          checked={basemap.fromSouth}
          onChange={(on) => void run('basemap.mark', { rows: on ? 'south' : 'north' })}
        >
          {t('ground.rowsSouth')}
        </Menu.CheckboxItem>
      )}
      {marks && <Menu.Divider />}
      <Menu.Item fz="xs" onClick={() => void chooseBasemap()}>
        {t(basemap ? 'ground.changeBasemap' : 'ground.chooseBasemap')}
      </Menu.Item>
      <Menu.Item fz="xs" onClick={() => void chooseTiles()}>
        {t('ground.chooseFolder')}
      </Menu.Item>
      <Menu.Item fz="xs" onClick={connectOnline}>
        {t(online ? 'ground.online.change' : 'ground.connectOnline')}
      </Menu.Item>
      {(basemap || online) && (
        <Menu.Item fz="xs" onClick={() => void run('basemap.remove', {})}>
          {t('ground.removeBasemap')}
        </Menu.Item>
      )}
    </>
  );
}

/** The switch that lets the program ask an online map, and who is asked. */
function OnlineSwitch() {
  const { t } = useTranslation();
  const online = useGround((state) => state.chosen.online);
  const [busy, setBusy] = useState(false);
  if (!online) return null;
  const turn = async (on: boolean) => {
    setBusy(true);
    await run('basemap.online', { on });
    setBusy(false);
  };
  return (
    <li className={classes.online}>
      <Switch
        size="xs"
        checked={online.on}
        disabled={busy}
        label={t('ground.online.switchLabel')}
        description={online.on ? online.host : `${online.host} · ${t('ground.online.off')}`}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      {!online.on && (
        <Actions name={t('ground.online.title')}>
          <BasemapItems />
        </Actions>
      )}
    </li>
  );
}

/** Terrain and basemap in the layers pane: switches, opacity, and the way to choose or drop them. */
export function GroundRows() {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const terrain = useGround((state) => state.terrain);
  const { basemap, problem, online } = useGround((state) => state.chosen);
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
          help={[
            t('ground.basemapHelp', {
              file: basemap.fileName,
              format: t(`ground.formats.${basemap.format}`),
              kind: t(basemap.tiles === 'mvt' ? 'ground.vector' : 'ground.raster'),
              min: basemap.minZoom,
              max: basemap.maxZoom,
            }),
            ...(basemap.offset === 'GCJ-02' ? [t('ground.shiftedBack')] : []),
          ].join(' · ')}
        >
          <BasemapItems />
        </Row>
      )}
      <OnlineSwitch />
      {problem && (
        <li>
          <Text fz={11.5} c="var(--mantine-color-red-text)" role="alert">
            {problem.message}
          </Text>
          {online ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => void run('basemap.online', { on: true })}
            >
              {t('ground.online.retry')}
            </Button>
          ) : (
            <Button size="compact-xs" variant="subtle" onClick={() => void run('basemap.remove', {})}>
              {t('ground.removeBasemap')}
            </Button>
          )}
        </li>
      )}
      {!basemap && !online && (
        <li className={classes.choices}>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconMap size={14} />}
            onClick={() => void chooseBasemap()}
          >
            {t('ground.chooseBasemap')}
          </Button>
          <Actions name={t('ground.basemap')}>
            <BasemapItems />
          </Actions>
        </li>
      )}
    </ul>
  );
}
