import { copiedRows, copy, type GdalLayer, type Part, reader } from './gdal-rows.ts';
import { FID, type LayerReader } from './layer-reader.ts';
import { tableLayer } from './text-part.ts';

/** Sheets of a workbook, their headings found; their cells come as texts under numbered columns. */
export function sheets(part: Part, described: GdalLayer[]) {
  if (described.length > 0)
    copy(
      part,
      described.map(({ name }) => name),
    );
  return described.map((layer) => {
    const rows = [...copiedRows(part, layer.name)].map((row) => ({
      line: Number(row[FID]),
      cells: layer.fields.map(({ name }) => {
        const value = row[name];
        return value === null || value === undefined ? '' : String(value);
      }),
    }));
    return { layer: null, reader: tableLayer(layer.name, rows) };
  });
}

/** Layers of a drawing, each as the drawing names it. */
export function drawings(part: Part, described: GdalLayer[]) {
  if (described.length > 0)
    copy(
      part,
      described.map(({ name }) => name),
    );
  return described.flatMap((layer) => {
    const whole = reader(part, layer);
    const counts = new Map<string, number>();
    for (const row of whole.rows()) {
      const name = String(row.Layer ?? '');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts].map(([name, count]) => ({
      layer,
      reader: {
        ...whole,
        name: name || layer.name,
        count: () => count,
        *rows() {
          for (const row of whole.rows()) if (String(row.Layer ?? '') === name) yield row;
        },
      } satisfies LayerReader,
    }));
  });
}
