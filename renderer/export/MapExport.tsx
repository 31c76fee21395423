import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { FileExport } from './FileExport.tsx';

/** Hands the county's map at a scale to whoever prints or draws on. */
export function MapExport() {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const [scale, setScale] = useState(200_000);
  const [dpi, setDpi] = useState(150);
  return (
    <FileExport
      texts="mapFile"
      purpose="export-map"
      fileName={`${t('mapFile.title')}.pdf`}
      onWrite={(out) => run('export.map', { out, scale, dpi, language, overwrite: true })}
      done={({ widthMm, heightMm }) =>
        t('mapFile.done', {
          ...{ scale: format.integer(scale), width: format.number(widthMm / 10, 1) },
          height: format.number(heightMm / 10, 1),
        })
      }
    >
      <Group grow align="flex-end">
        <NumberField
          size="xs"
          label={t('mapFile.scale')}
          value={scale}
          min={1000}
          max={5_000_000}
          decimalScale={0}
          onCommit={(next) => next !== null && setScale(next)}
        />
        <NumberField
          size="xs"
          label={t('mapFile.dpi')}
          value={dpi}
          min={72}
          max={600}
          decimalScale={0}
          onCommit={(next) => next !== null && setDpi(next)}
        />
      </Group>
    </FileExport>
  );
}
