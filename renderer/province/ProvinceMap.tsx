import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountyDetail } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { ProvinceCounty, ProvinceSummary, SummedFigure } from '../../shared/province.ts';
import { CIVIDIS, shareColour } from '../../shared/ramp.ts';
import { invoke } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { outlinePath } from '../start/outline.ts';
import { labelOf, useFigure } from './figures.ts';
import classes from './province.module.css';

const UNKNOWN = '#9aa5ad';
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

/** The counties coloured by a figure, the least dark and the most bright; a county that does not know it is grey. */
export function ProvinceMap({ summary, figure, onOpen }: MapProps) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const written = useFigure(figure);
  const counties = useMemo(() => summary.counties.filter(({ error }) => error === null), [summary]);
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
  const colour = (value: number | null) =>
    value === null ? UNKNOWN : shareColour(high > low ? (value - low) / (high - low) : 0.5);
  return (
    <figure className={classes.map}>
      <svg
        viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
        role="img"
        aria-label={`${t('province.map')}: ${labelOf(t, figure, language)}`}
      >
        {counties.map((county) => {
          const value = county[figure];
          return (
            // The table beside opens the same by the keyboard.
            // biome-ignore lint/a11y/noStaticElementInteractions: see above
            <path
              key={county.countyCode}
              d={paths.get(county.countyCode!) ?? ''}
              fill={colour(value)}
              data-county={county.countyCode}
              className={county.document ? classes.opens : undefined}
              onClick={() => onOpen(county)}
            >
              <title>{`${county.name}: ${value === null ? t('province.unknown') : written(value)}`}</title>
            </path>
          );
        })}
      </svg>
      {known.length > 0 && (
        <figcaption className={classes.legend}>
          <span className="num">{`${t('province.window.least')} ${written(low)}`}</span>
          <span
            className={classes.ramp}
            style={{ background: `linear-gradient(90deg, ${CIVIDIS.join()})` }}
          />
          <span className="num">{`${written(high)} ${t('province.window.most')}`}</span>
        </figcaption>
      )}
    </figure>
  );
}
