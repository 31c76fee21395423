import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../shared/geometry.ts';
import { shareColour } from '../../shared/ramp.ts';
import type { Roof } from '../../shared/roof-survey.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './roofs.module.css';

const WIDTH = 300;
/** Light below this share of the brightest is drawn as dark as any. */
const DARKEST_SHARE = 0.5;

/** A roof from above: the light of every part of it, what stands on it, its outline and its ridges; north is up. */
export function RoofView({ roof, outline }: { roof: Roof; outline: Area }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { light } = roof;
  if (!light) return null;
  const squeeze = Math.cos((light.north * Math.PI) / 180);
  const [stepX, stepY] = [light.stepLonDeg * squeeze, light.stepLatDeg];
  const scale = WIDTH / (light.columns * stepX);
  const height = light.rows * stepY * scale;
  const at = ([lon, lat]: readonly [number, number]) =>
    `${((lon - light.west) * squeeze * scale).toFixed(1)},${((light.north - lat) * scale).toFixed(1)}`;
  const lit = light.poaKwhM2.filter((value, i): value is number => value !== null && light.face[i] !== -1);
  const [least, most] = [Math.min(...lit), Math.max(...lit)];
  const shade = (value: number) => (most > 0 ? (value / most - DARKEST_SHARE) / (1 - DARKEST_SHARE) : 0);
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  const outlines = polygons.map((rings) => rings.map((ring) => `M${ring.map(at).join('L')}Z`).join(''));
  return (
    <figure className={classes.roof}>
      <svg
        viewBox={`-4 -4 ${WIDTH + 8} ${height + 8}`}
        role="img"
        aria-label={t('roofs.site.viewLabel', {
          n: roof.faces.length,
          low: format.integer(least),
          high: format.integer(most),
        })}
      >
        {light.face.map((face, i) =>
          face === null ? null : (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={i}
              x={(i % light.columns) * stepX * scale}
              y={Math.floor(i / light.columns) * stepY * scale}
              width={stepX * scale + 0.3}
              height={stepY * scale + 0.3}
              fill={face === -1 ? 'var(--muted)' : shareColour(shade(light.poaKwhM2[i] ?? 0))}
            />
          ),
        )}
        {outlines.map((d) => (
          <path key={d} d={d} className={classes.outline} />
        ))}
        {roof.ridges.map(({ from, to }) => (
          <path key={`${at(from)} ${at(to)}`} d={`M${at(from)}L${at(to)}`} className={classes.ridge} />
        ))}
      </svg>
      <figcaption>
        <Text fz={11.5} c="var(--muted)">
          {t('roofs.site.legend', { low: format.integer(least), high: format.integer(most) })}
          {light.face.includes(-1) && ` ${t('roofs.site.obstacles')}`}
        </Text>
      </figcaption>
    </figure>
  );
}

/** The faces of a roof, the one that takes most light first. */
export function RoofFaces({ roof }: { roof: Roof }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table fz="xs" verticalSpacing={3} className="num">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('roofs.site.tilt')}</Table.Th>
          <Table.Th>{t('roofs.site.azimuth')}</Table.Th>
          <Table.Th>{t('roofs.site.usable')}</Table.Th>
          <Table.Th>{t('roofs.site.light')}</Table.Th>
          <Table.Th>{t('roofs.site.shade')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {roof.faces.map((face, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: faces have no name but their place
          <Table.Tr key={i}>
            <Table.Td>{format.degrees(face.tiltDeg)}</Table.Td>
            <Table.Td>{face.tiltDeg < 1 ? t('roofs.site.level') : format.degrees(face.azimuthDeg)}</Table.Td>
            <Table.Td>
              {format.integer(face.usableM2)} / {format.integer(face.areaM2)} m²
            </Table.Td>
            <Table.Td>
              {format.integer(face.annualPoaKwhM2)}
              <Text span fz={11} c="var(--muted)">
                {' '}
                {format.integer(face.range.low)}–{format.integer(face.range.high)}
              </Text>
            </Table.Td>
            <Table.Td>{format.percent(face.shadeLossFraction)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
