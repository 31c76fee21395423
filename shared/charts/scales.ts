/** Lines above the zero that a scale has about. */
const LINES = 4;

/** A scale of numbers with its lines an even step apart, one of them at zero. */
export interface Scale {
  min: number;
  max: number;
  interval: number;
}

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least of the steps times a power of ten that is not below a number above zero. */
function evenStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  // Below a step by no more than rounding is the step.
  const factor = STEPS.find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * Scales for figures of different units against each other, with as many lines above and below zero each, so that
 * their zeros and their lines are one.
 */
export function sharedZero(...figures: (readonly (number | null)[])[]): Scale[] {
  const ranges = figures.map((values) => {
    const known = values.filter((value) => value !== null);
    const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
    const interval = evenStep(Math.max(high, -low, 1e-9) / LINES);
    return {
      interval,
      below: Math.ceil(-low / interval - 1e-9),
      above: Math.ceil(high / interval - 1e-9),
    };
  });
  const below = Math.max(...ranges.map((range) => range.below));
  const above = Math.max(1, ...ranges.map((range) => range.above));
  return ranges.map(({ interval }) => ({ min: 0 - below * interval, max: above * interval, interval }));
}
