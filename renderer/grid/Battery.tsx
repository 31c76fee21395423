import { useTranslation } from 'react-i18next';
import type { Station } from '../../shared/grid.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { useKept } from './use-kept.ts';

/** Capacity and power of the battery at a substation in the active scenario; without a capacity it has none. */
export function Battery({ station }: { station: Station }) {
  const { t } = useTranslation();
  const { readOnly, set } = useKept();
  const common = { size: 'xs', factor: 1e-3, min: 0, max: 1e6, decimalScale: 3 } as const;
  return (
    <>
      <NumberField
        {...common}
        label={t('grid.batteryEnergy')}
        value={station.storeKwh}
        unit="MWh"
        disabled={readOnly}
        onCommit={(value) =>
          set(station.id, value ? { storesKwh: value } : { storesKwh: null, storesKw: null })
        }
      />
      <NumberField
        {...common}
        label={t('grid.batteryPower')}
        value={station.storeKw}
        unit="MW"
        allowEmpty
        disabled={readOnly || station.storeKwh === 0}
        onCommit={(value) => set(station.id, { storesKw: value })}
      />
    </>
  );
}
