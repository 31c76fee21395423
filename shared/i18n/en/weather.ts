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
    'The file holds only {hours} {hours|hour|hours}; a whole year has {expected}. Export a complete year.',
  'weather.gap-too-long':
    'Too much of {field} is missing: {hours} {hours|hour|hours} would have to be filled from other days or the climate, more than {percent}% of the year (the longest gap has {longest} hours, lines {fromLine} to {toLine}). Complete the data or use another year.',
  'weather.implausible':
    'The value {value} of {field} is not plausible (expected {low} to {high}). Check the units: irradiance in W/m², temperature in °C, wind in m/s.',
  'weather.tilted-plane':
    'This PVGIS series is for a plane tilted by {tiltDeg}°. Set the slope to 0° (horizontal) in PVGIS and download it again.',
  'weather.unknown-unit':
    'The unit “{unit}” of column “{column}” is not known. Use W/m², kWh/m², MJ/m², kJ/m² or J/cm² for irradiance, °C for temperature, m/s or km/h for wind; or name the unit when importing.',
  'weather.elsewhere':
    'This weather file is from elsewhere: {km} km away, {heightM} m in height ({nearKm} km and {nearM} m are let through). Use a file of this place; if you mean to use it all the same, confirm and import again.',
  'weather.light-impossible':
    'In {hours} {hours|hour|hours} the global irradiance is above the sun’s outside the atmosphere, or stands at night. Check the unit, the time zone and the time column, or use another file.',
  'weather.diffuse-exceeds-global':
    'In {hours} daylight {hours|hour|hours} the diffuse irradiance is above the global. Check whether the two columns are mixed up.',
  'weather.sum-implausible':
    'The year’s global irradiation is {kwhM2} kWh/m², outside {low} to {high} kWh/m². Check the unit of irradiance and name it when importing; if it is right, it can be used as it is.',
  'weather.no-bundled-climate':
    'The bundled climate covers China only, and {latitudeDeg}°, {longitudeDeg}° lies outside. Check the coordinates, or import a weather file for this place.',

  'weather.note.generated':
    'Hours made from the monthly climate (random seed {seed}); each month keeps the climate’s means.',
  'weather.note.leap-day-dropped':
    '{records} {records|record|records} of 29 February {records|was|were} left out.',
  'weather.note.year-chosen':
    'The file holds {years} complete years; {year} is used, whose irradiation is nearest to their mean ({deviationPercent}% off).',
  'weather.note.gaps-filled':
    '{hours} missing {hours|hour|hours} of {field} {hours|was|were} filled from the hours around {hours|it|them} (runs of at most {limit}).',
  'weather.note.erbs':
    '{hours} daylight {hours|hour has|hours have} global irradiance only; beam and diffuse come from the Erbs model.',
  'weather.note.closure':
    '{hours} daylight {hours|hour lacks|hours lack} one component of irradiance; it was computed from the other two.',
  'weather.note.negative-zeroed': 'Negative irradiance was taken as 0 in {hours} {hours|hour|hours}.',
  'weather.note.wind-missing':
    'The file has no wind speed; module temperature is computed with {windMs} m/s.',
  'weather.note.resampled':
    'The file’s clock is {minutes} {minutes|minute|minutes} off the full hour; its hours were shared out over full hours.',
  'weather.note.instants':
    'Irradiance is given for one moment {minutes} {minutes|minute|minutes} into each hour; it was turned into hourly means.',
  'weather.note.local-solar-time': 'The file uses local solar time, taken as UTC{utcOffsetHours} hours.',
  'weather.note.clock-doubtful':
    'The middle of the days’ light is {hours} {hours|hour|hours} later than the sun’s (negative: earlier). Check the time zone.',
  'weather.note.averaged':
    'The file has a record every {minutes} {minutes|minute|minutes}; they were averaged to hours.',
  'weather.note.unit-converted': '{field} was converted from {unit}.',
  'weather.note.clock-corrected':
    'The components of the light show that the file’s days are {minutes} {minutes|minute|minutes} off the sun’s; they were put right.',
  'weather.note.light-inconsistent':
    'Global, beam and diffuse irradiance do not belong together ({percent}% off on average); the result is less certain.',
  'weather.note.beam-horizontal':
    'The beam irradiance is that on the horizontal; it was turned into beam normal to the sun.',
  'weather.note.light-impossible':
    'The irradiance of {hours} {hours|hour|hours} cannot be and was taken as missing.',
  'weather.note.beam-at-night': 'Beam irradiance at night was taken as 0 in {hours} {hours|hour|hours}.',
  'weather.note.diffuse-exceeds-global':
    'Diffuse irradiance above the global was taken as all diffuse in {hours} {hours|hour|hours}.',
  'weather.note.gaps-from-days':
    '{hours} {hours|hour|hours} of {field} in longer gaps {hours|was|were} filled from the same hours of the days around.',
  'weather.note.gaps-from-climate':
    '{hours} missing {hours|hour|hours} of {field} {hours|was|were} filled from the bundled climate.',
  'weather.note.wind-from-climate': 'The file has no wind speed; that of the bundled climate is used.',
} as const;
