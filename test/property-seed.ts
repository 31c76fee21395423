import fc from 'fast-check';

/**
 * Property tests meet the same inputs in every run, so that a red run is of the change and not of chance; another seed
 * (`PROPERTY_SEED`, a number or `random`) looks further.
 */
const asked = process.env.PROPERTY_SEED ?? '20261201';
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
