import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RasterInspection } from '../../shared/terrain.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { outlinePath } from '../ui/outline.ts';
import classes from './ground.module.css';

const WIDTH = 300;
/** Colours of the ground from low to high, as atlases print it. */
const TINTS = [
  [120, 160, 110],
  [186, 200, 140],
  [233, 219, 160],
  [205, 165, 115],
  [150, 110, 85],
  [235, 230, 225],
] as const;

function tint(share: number): [number, number, number] {
  const place = Math.min(0.9999, Math.max(0, share)) * (TINTS.length - 1);
  const [a, b] = [TINTS[Math.floor(place)]!, TINTS[Math.floor(place) + 1]!];
  const mix = place - Math.floor(place);
  return [0, 1, 2].map((part) => a[part]! * (1 - mix) + b[part]! * mix) as [number, number, number];
}

/** The county's box in the heights of a file, with the county's border over it. */
export function HeightPreview({ raster }: { raster: RasterInspection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const canvas = useRef<HTMLCanvasElement>(null);
  const county = useStore((state) => state.project?.county);
  const { preview, lowest, highest } = raster;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || preview.columns === 0) return;
    const image = context.createImageData(preview.columns, preview.rows);
    const range = Math.max(1e-9, (highest ?? 0) - (lowest ?? 0));
    preview.heights.forEach((height, i) => {
      if (height === null) return;
      image.data.set([...tint((height - (lowest ?? 0)) / range), 255], 4 * i);
    });
    context.putImageData(image, 0, 0);
  }, [preview, lowest, highest]);
  if (!county || preview.columns === 0 || lowest === null || highest === null) return null;
  const [west, south, east, north] = county.bounds;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const height = (WIDTH * (north - south)) / ((east - west) * squeeze);
  const label = t('ground.import.previewAlt', {
    lowest: format.number(lowest, 0),
    highest: format.number(highest, 0),
  });
  return (
    <div className={classes.preview} role="img" aria-label={label}>
      <canvas ref={canvas} width={preview.columns} height={preview.rows} style={{ height }} />
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <path className={classes.outline} d={outlinePath(county.boundary, county.bounds, WIDTH, height)} />
      </svg>
    </div>
  );
}
