import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CropOption } from '../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult } from '../../shared/agrivoltaic-result.ts';
import { crossSection } from '../../shared/cross-section.ts';
import type { Shape } from '../../shared/cross-section-shapes.ts';
import { shareColour } from '../../shared/ramp.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './agrivoltaic.module.css';

const path = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `${x.toFixed(3)},${(-y).toFixed(3)}`).join(' ');

function Drawn({ shape, textM }: { shape: Shape; textM: number }) {
  if (shape.kind === 'text') {
    return (
      <text x={shape.at[0]} y={-shape.at[1]} textAnchor={shape.anchor} fontSize={textM} data-role="label">
        {shape.text}
      </text>
    );
  }
  if (shape.kind === 'cell') {
    const [x, y] = shape.from;
    return (
      <rect
        x={x}
        y={-y}
        width={shape.to[0] - x + 0.01}
        height={y - shape.to[1]}
        fill={shareColour(shape.share)}
      />
    );
  }
  return shape.kind === 'area' ? (
    <polygon points={path(shape.points)} data-role={shape.role} />
  ) : (
    <polyline points={path(shape.points)} data-role={shape.role} />
  );
}

/** The rows end on and to scale, with the season's light beneath. */
export function CrossSectionView({ result, crop }: { result: AgrivoltaicResult; crop: CropOption }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { setup, light } = result;
  const metres = (value: number) => `${format.number(value, 1)} m`;
  const drawing = crossSection(setup, crop, light.season, metres);
  const width = drawing.right - drawing.left;
  const label = t('agrivoltaic.sectionAlt', {
    layout: t(`agrivoltaic.layouts.${setup.layout}`),
    pitch: metres(setup.pitchM),
    clearance: metres(setup.clearanceM),
    mean: format.percent(light.seasonMean, 0),
    least: format.percent(Math.min(...light.season), 0),
  });
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" size="xs" fw={600}>
        {t('agrivoltaic.section')}
        <Text component="span" fz={11} c="var(--muted)" fw={400} ml="sm">
          {t('agrivoltaic.facing', { deg: format.integer(setup.azimuthDeg) })} →
        </Text>
      </Text>
      <svg
        className={classes.section}
        viewBox={`${drawing.left} ${-drawing.top} ${width} ${drawing.top - drawing.bottom}`}
        role="img"
        aria-label={label}
      >
        {drawing.shapes.map((shape, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of a drawing have no identity of their own
          <Drawn key={index} shape={shape} textM={drawing.textM} />
        ))}
      </svg>
      <Text fz={11} c="var(--muted)">
        {t('agrivoltaic.stripCaption')}
      </Text>
    </figure>
  );
}
