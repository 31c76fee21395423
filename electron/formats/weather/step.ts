import type { WeatherRecord } from './series.ts';

/** Hours between records: the most frequent distance of neighbours within a day, to the minute; 1 when there is none. */
export function stepHours(records: readonly WeatherRecord[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < records.length; i++) {
    const minutes = Math.round((records[i]!.hour - records[i - 1]!.hour) * 60);
    if (minutes > 0) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  let step = 60;
  let most = 0;
  for (const [minutes, count] of counts) if (count > most) [step, most] = [minutes, count];
  return step / 60;
}
