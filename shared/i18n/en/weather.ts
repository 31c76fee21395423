/** Messages of the weather readers: what is wrong with a file and what the planner can do; then notes. */
export const weather = {
  'weather.unknown-format':
    'The format of this weather file is not known. Supported: {expected}. Export it again in one of these.',
  'weather.cannot-read': 'The file cannot be read ({reason}). Check that it exists and may be opened.',
  'weather.too-large':
    'The file is too large ({megabytes} MB; at most {limit} MB). Export one year of hourly data only.',
  'weather.bad-header':
    'The file’s header is wrong: expected {expected}, found “{found}”. Download the original again and leave its header as it is.',
  'weather.missing-column':
    'The file lacks a column it needs: {column}. Include it when exporting, or use another file.',
  'weather.columns-needed':
    'The columns are not recognised. Say which one is the time, the global horizontal irradiance (GHI) and the air temperature (and DNI, DHI and wind speed, if there are any).',
  'weather.utc-offset-missing':
    'The file does not state its time zone. Enter how many hours its clock is ahead of UTC; Beijing time is 8.',
  'weather.place-missing':
    'The file does not state its place. Open a county’s project first, then import the file.',
  'weather.bad-number':
    '“{value}” in column “{column}” is not a number. Correct that line or leave it empty.',
  'weather.bad-time': 'The time “{value}” is not recognised. Correct the date and time on that line.',
  'weather.duplicate-hour':
    'The same time ({value}) comes twice. Delete the repeated line; if the file uses summer time, export it in standard time.',
  'weather.wrong-length':
    'The file holds only {hours} hours; a whole year has {expected}. Export a complete year.',
  'weather.gap-too-long':
    '{field} is missing for {hours} hours in a row between lines {fromLine} and {toLine}; gaps up to {limit} hours are filled. Complete the data or use another year.',
  'weather.implausible':
    'The value {value} of {field} is not plausible (expected {low} to {high}). Check the units: irradiance in W/m², temperature in °C, wind in m/s.',
  'weather.tilted-plane':
    'This PVGIS series is for a plane tilted by {tiltDeg}°. Set the slope to 0° (horizontal) in PVGIS and download it again.',

  'weather.note.generated':
    'Hours made from the monthly climate (random seed {seed}); each month keeps the climate’s means.',
  'weather.note.leap-day-dropped': '{records} records of 29 February were left out.',
  'weather.note.year-chosen':
    'The file holds {years} complete years; {year} is used, whose irradiation is nearest to their mean ({deviationPercent}% off).',
  'weather.note.gaps-filled':
    '{hours} missing hours of {field} were filled from the hours around them (runs of at most {limit}).',
  'weather.note.erbs':
    '{hours} daylight hours have global irradiance only; beam and diffuse come from the Erbs model.',
  'weather.note.closure':
    '{hours} daylight hours lack one component of irradiance; it was computed from the other two.',
  'weather.note.negative-zeroed': 'Negative irradiance was taken as 0 in {hours} hours.',
  'weather.note.wind-missing':
    'The file has no wind speed; module temperature is computed with {windMs} m/s.',
  'weather.note.resampled':
    'The file’s clock is {minutes} minutes off the full hour; its hours were shared out over full hours.',
  'weather.note.instants':
    'Irradiance is given for one moment {minutes} minutes into each hour; it was turned into hourly means.',
  'weather.note.local-solar-time': 'The file uses local solar time, taken as UTC{utcOffsetHours} hours.',
  'weather.note.clock-doubtful':
    'The middle of the days’ light is {hours} hours later than the sun’s (negative: earlier). Check the time zone.',
} as const;
