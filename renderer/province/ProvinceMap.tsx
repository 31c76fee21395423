import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountyDetail } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { ProvinceCounty, ProvinceSummary, SummedFigure } from '../../shared/province.ts';
import { shownIn } from '../../shared/province-unit.ts';
import { CIVIDIS, shareColour } from '../../shared/ramp.ts';
import { invoke } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { outlinePath } from '../ui/outline.ts';
import { labelOf, useFigure } from './figures.ts';
import classes from './province.module.css';

/** Hatched: the ramp has greys of its own. */
const UNKNOWN = 'url(#province-unknown)';
const NOT_COUNTED = 'var(--mantine-color-body)';
const [WIDTH, HEIGHT] = [520, 460];

/** Borders of counties as they come, by code. */
function useBorders(codes: readonly string[]): ReadonlyMap<string, CountyDetail> {
  const [borders, setBorders] = useState<ReadonlyMap<string, CountyDetail>>(new Map());
  const key = codes.join();
  useEffect(() => {
    let stale = false;
    const read = async () => {
      const found = new Map<string, CountyDetail>();
      for (const code of key.split(',').filter(Boolean)) {
        if (stale) return;
        found.set(code, await invoke('county.get', { code }));
      }
      if (!stale) setBorders(found);
    };
    // A border that cannot be read leaves the county to the table.
    read().catch(() => {});
    return () => {
      stale = true;
    };
  }, [key]);
  return borders;
}

interface MapProps {
  summary: ProvinceSummary;
  figure: SummedFigure;
  onOpen(county: ProvinceCounty): void;
}

/**
 * The counties coloured by a figure, the least dark and the most bright; one that does not know it is hatched, one that is
 * not counted an outline.
 */
export function ProvinceMap({ summary, figure, onOpen }: MapProps) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const written = useFigure(figure);
  // Not counted, because it is read already, a county is on the map as it is counted.
  const counties = useMemo(() => {
    const read = summary.counties.filter(({ error }) => error === null);
    const codes = new Set(read.map(({ countyCode }) => countyCode));
    return [...read, ...summary.counties.filter(({ name, countyCode }) => name && !codes.has(countyCode))];
  }, [summary]);
  const borders = useBorders(counties.map(({ countyCode }) => countyCode!));
  const known = counties.flatMap((county) => county[figure] ?? []);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const paths = useMemo(() => {
    const all = [...borders.values()];
    const bounds = all.reduce<Bounds>(
      ([west, south, east, north], { bounds: [w, s, e, n] }) => [
        ...([Math.min(west, w), Math.min(south, s)] as const),
        ...([Math.max(east, e), Math.max(north, n)] as const),
      ],
      [180, 90, -180, -90],
    );
    return new Map(all.map(({ code, boundary }) => [code, outlinePath(boundary, bounds, WIDTH, HEIGHT)]));
  }, [borders]);
  const colour = ({ error, [figure]: value }: ProvinceCounty) =>
    error
      ? NOT_COUNTED
      : value === null
        ? UNKNOWN
        : shareColour(high > low ? (value - low) / (high - low) : 0.5);
  return (
    <figure className={classes.map}>
      <svg
        viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
        role="img"
        aria-label={`${t('province.map')}: ${labelOf(t, figure, language)}`}
      >
        <defs>
          <Hatch />
        </defs>
        {counties.map((county) => {
          const { error, [figure]: value } = county;
          const said = error ? t('province.failed') : value === null ? t('province.unknown') : written(value);
          return (
            // The table beside opens the same by the keyboard.
            // biome-ignore lint/a11y/noStaticElementInteractions: see above
            <path
              key={`${county.countyCode}/${county.path}`}
              d={paths.get(county.countyCode!) ?? ''}
              fill={colour(county)}
              data-county={county.countyCode}
              className={[county.document && classes.opens, error && classes.left].filter(Boolean).join(' ')}
              onClick={() => onOpen(county)}
            >
              <title>{`${county.name}: ${said}`}</title>
            </path>
          );
        })}
      </svg>
      <figcaption className={classes.legend}>
        {known.length > 0 && (
          <>
            <span className="num">{`${t('province.window.least')} ${written(low)}`}</span>
            <span
              className={classes.ramp}
              style={{ background: `linear-gradient(90deg, ${CIVIDIS.join()})` }}
            />
            <span className="num">
              {`${written(high)} ${shownIn(figure, language).unit} ${t('province.window.most')}`}
            </span>
          </>
        )}
        {counties.some((county) => county.error === null && county[figure] === null) && (
          <Swatch fill={UNKNOWN} text={t('province.unknown')} />
        )}
        {counties.some(({ error }) => error) && <Swatch fill={NOT_COUNTED} text={t('province.failed')} />}
      </figcaption>
    </figure>
  );
}

/** Stripes for what is not known, of map and legend. */
function Hatch() {
  return (
    <pattern
      id="province-unknown"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="6" height="6" fill="#e4e8eb" />
      <rect width="2" height="6" fill="#9aa5ad" />
    </pattern>
  );
}

function Swatch({ fill, text }: { fill: string; text: string }) {
  return (
    <span className={classes.key}>
      <svg width="18" height="10" aria-hidden>
        <rect x="0.5" y="0.5" width="17" height="9" fill={fill} stroke="var(--muted)" />
      </svg>
      {text}
    </span>
  );
}
