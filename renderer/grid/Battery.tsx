import { useTranslation } from 'react-i18next';
import type { Station } from '../../shared/grid.ts';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './grid.module.css';
import { useKept } from './use-kept.ts';

/** Power and capacity of the battery at a substation; without a capacity it has none. */
export function Battery({ station }: { station: Station }) {
  const { t } = useTranslation();
  const { readOnly, set } = useKept();
  const common = { size: 'xs', factor: 1e-3, min: 0, max: 1e6, decimalScale: 3, disabled: readOnly };
  return (
    <div className={classes.battery}>
      <NumberField
        {...common}
        aria-label={`${t('grid.batteryPower')} ${station.name}`}
        value={station.storeKw}
        unit="MW"
        allowEmpty
        disabled={readOnly || station.storeKwh === 0}
        onCommit={(value) => set(station.id, { storesKw: value })}
      />
      <NumberField
        {...common}
        aria-label={`${t('grid.battery')} ${station.name}`}
        value={station.storeKwh}
        unit="MWh"
        onCommit={(value) =>
          set(station.id, value ? { storesKwh: value } : { storesKwh: null, storesKw: null })
        }
      />
    </div>
  );
}
