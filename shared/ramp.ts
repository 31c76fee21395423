/** Cividis, which reads the same for colour-blind readers and in grey (Nuñez et al. 2018), dark for little. */
export const CIVIDIS = ['#00224e', '#35456c', '#666970', '#948e77', '#c8b866', '#fee838'] as const;

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Colour of a share from 0 to 1 on the ramp. */
export function shareColour(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (CIVIDIS.length - 1);
  const step = Math.min(CIVIDIS.length - 2, Math.floor(place));
  const [low, high] = [channels(CIVIDIS[step]!), channels(CIVIDIS[step + 1]!)];
  const mixed = low.map((value, i) => Math.round(value + (place - step) * (high[i]! - value)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
