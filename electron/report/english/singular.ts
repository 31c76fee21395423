const ONE =
  /(?<![\d.,–—-])\b1 ((?:(?:rooftop|agrivoltaic|photovoltaic|numbered|more) )*)(site|village|substation|connection|household|consumer|job|year|roof)s\b( (?:have|are|were|stand|lie|reach|count|overlap)\b)?/g;
const VERBS: Record<string, string> = {
  ...{ have: 'has', are: 'is', were: 'was', stand: 'stands', lie: 'lies' },
  ...{ reach: 'reaches', count: 'counts', overlap: 'overlaps' },
};

/** English in which one of a thing is not spoken of as of several: `1 sites have` as `1 site has`. */
export const singular = (text: string): string =>
  text.replace(ONE, (_, between: string, noun: string, verb: string | undefined) =>
    verb ? `1 ${between}${noun} ${VERBS[verb.trim()]}` : `1 ${between}${noun}`,
  );
