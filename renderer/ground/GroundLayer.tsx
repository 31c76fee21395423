import { useComputedColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { useMap } from '../map/state.ts';
import { drawBasemap, drawRelief } from './draw.ts';
import classes from './ground.module.css';
import { refreshBasemap, refreshTerrain, useGround } from './state.ts';

/** Relief and basemap on the map, with thanks to whoever made the basemap. */
export function GroundLayer() {
  const { t } = useTranslation();
  const map = useMap((state) => state.map);
  const tools = useMap((state) => state.draw);
  const dark = useComputedColorScheme('light') === 'dark';
  const document = useStore((state) => state.project?.path);
  const language = useStore((state) => state.language);
  const { terrain, relief, basemap: look, chosen } = useGround();
  const { basemap } = chosen;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has another terrain
  useEffect(() => {
    void refreshTerrain();
  }, [document]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wrong is told in the planner's language
  useEffect(() => {
    void refreshBasemap();
  }, [language]);
  useEffect(() => {
    // The tools come once the map has its style.
    if (map && tools) drawRelief(map, terrain, relief);
  }, [map, tools, terrain, relief]);
  useEffect(() => {
    if (map && tools) drawBasemap(map, basemap, look, dark);
  }, [map, tools, basemap, look, dark]);

  if (!basemap?.attribution || !look.shown) return null;
  return <div className={classes.attribution}>{t('ground.attribution', { text: basemap.attribution })}</div>;
}
