import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KIND_COLOUR } from '../../shared/charts/look.ts';
import type { SiteKind } from '../../shared/domain.ts';
import { CREATING } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import classes from './map.module.css';
import { Hint } from './Readouts.tsx';

/** What the tool in hand still needs: the kind of a new site, and what to do next. */
export function ToolOptions() {
  const { t } = useTranslation();
  const tool = useStore((state) => state.tool);
  const newKind = useStore((state) => state.newKind);
  return (
    <div className={classes.options}>
      {CREATING.has(tool) && (
        <div className={`${classes.card} ${classes.kinds}`}>
          <SegmentedControl
            size="xs"
            aria-label={t('tools.kind')}
            value={newKind}
            onChange={(value) => useStore.setState({ newKind: value as SiteKind })}
            data={(['rooftop', 'agrivoltaic'] as const).map((value) => ({
              value,
              label: (
                <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
                  <span className={classes.swatch} style={{ background: KIND_COLOUR[value], width: 11 }} />
                  {t(`kinds.${value}`)}
                </span>
              ),
            }))}
          />
        </div>
      )}
      <Hint />
    </div>
  );
}
