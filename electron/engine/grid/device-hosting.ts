import { PlannerError } from '../../../shared/errors.ts';
import type { GridClass } from '../../../shared/grid.ts';
import type { DeviceHosting, DeviceHostingInput } from '../../../shared/grid-figures.ts';

/** Powers nearer to zero than this are zero, MW: a capacity that is used up to the last digit is used up. */
const NOTHING_MW = 1e-9;

/** How the transformers of one object run, and how many there are. */
export type Operation = Pick<DeviceHostingInput, 'count' | 'operation'>;

/** @throws PlannerError `grid.operation-count` where so many transformers cannot run so */
export function assertOperation({ count, operation }: Operation): void {
  if (operation === 'parallel' ? count < 2 : operation === 'single' ? count !== 1 : count < 1) {
    throw new PlannerError('grid.operation-count', { operation, count }, { field: 'count' });
  }
}

/**
 * Largest share of its rating that may flow back through an object by its mode of operation: in parallel what is left of
 * n equal transformers when one fails, (n − 1)/n.
 *
 * Source: DL/T 2041—2025, as implemented here (read in public repositories, the standard itself was not seen).
 *
 * @param alone of one transformer alone and of several run split: the rule `grid.reverseLoadRate`
 * @throws PlannerError `grid.operation-count`
 */
export function reverseLoadRateOf(device: Operation, alone: number): number {
  assertOperation(device);
  const { count, operation } = device;
  return operation === 'parallel' ? (count - 1) / count : alone;
}

/**
 * What may still be opened of an object: for connection, hosting less what is connected; for filing, that less what is
 * filed. Both bounds, MW; below zero is what is too much.
 */
export function openCapacity(
  hostingMw: readonly [number, number],
  connectedMw: number,
  filedMw: number,
): Pick<DeviceHosting, 'openForConnectionMw' | 'openForFilingMw'> {
  return {
    openForConnectionMw: [hostingMw[0] - connectedMw, hostingMw[1] - connectedMw],
    openForFilingMw: [hostingMw[0] - connectedMw - filedMw, hostingMw[1] - connectedMw - filedMw],
  };
}

/**
 * Grade of an object by the lower bounds: red where nothing may be connected or the object above is red, yellow where
 * nothing more may be filed, green otherwise.
 */
export function gradeOf(
  { openForConnectionMw, openForFilingMw }: Pick<DeviceHosting, 'openForConnectionMw' | 'openForFilingMw'>,
  above?: GridClass | null,
): GridClass {
  if (above === 'red' || openForConnectionMw[0] <= NOTHING_MW) return 'red';
  return openForFilingMw[0] <= NOTHING_MW ? 'yellow' : 'green';
}

/**
 * Hosting capacity of one object of the grid at the typical time by DL/T 2041—2025, as implemented here:
 * S = (P − P_G + P_ESS + β·S_N·cosθ) / τ_max + ΔP_ESS, lower and upper bound by the planned storage. Whether ΔP_ESS
 * stands inside the division is not certain (one of three copies puts it there): here it is added after it. Below zero
 * other generation alone is too much.
 *
 * @param alone see {@link reverseLoadRateOf}
 * @returns powers in MW
 * @throws PlannerError `grid.no-rating`, `grid.negative`, `grid.share`, `grid.operation-count`, `grid.storage-order`
 */
export function deviceHosting(input: DeviceHostingInput, alone: number): DeviceHosting {
  const { ratingMva, count, powerFactor, plannedStorageMw } = input;
  const maxOutputFactor = share('maxOutputFactor', input.maxOutputFactor);
  share('powerFactor', powerFactor);
  if (ratingMva <= 0) throw new PlannerError('grid.no-rating', { value: ratingMva }, { field: 'ratingMva' });
  for (const field of [
    'loadMw',
    'otherGenerationMw',
    'storageChargingMw',
    'connectedMw',
    'filedMw',
  ] as const) {
    positive(field, input[field]);
  }
  const [least, most] = plannedStorageMw;
  positive('plannedStorageMw.0', least);
  positive('plannedStorageMw.1', most);
  if (least > most)
    throw new PlannerError('grid.storage-order', { least, most }, { field: 'plannedStorageMw' });
  const byMode = reverseLoadRateOf(input, alone);
  const reverseLoadRate = positive('reverseLoadRate', input.reverseLoadRate ?? byMode);
  const back = reverseLoadRate * ratingMva * count * powerFactor;
  const plain = (input.loadMw - input.otherGenerationMw + input.storageChargingMw + back) / maxOutputFactor;
  const hostingMw: [number, number] = [plain + least, plain + most];
  const open = openCapacity(hostingMw, input.connectedMw, input.filedMw);
  return { reverseLoadRate, hostingMw, ...open, grade: gradeOf(open, input.aboveGrade) };
}

function positive(field: string, value: number): number {
  if (value < 0) throw new PlannerError('grid.negative', { field, value }, { field });
  return value;
}

function share(field: string, value: number): number {
  if (value <= 0 || value > 1) throw new PlannerError('grid.share', { field, value }, { field });
  return value;
}
