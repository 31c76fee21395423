import { expect, test } from 'vitest';
import { beijingDay, beijingTime } from '../../shared/civil-time.ts';

test('a day is that of Beijing, which begins at 16:00 UTC', () => {
  expect(beijingDay('2026-11-30T15:59:59Z')).toBe('2026-11-30');
  expect(beijingDay('2026-11-30T16:00:00Z')).toBe('2026-12-01');
  expect(beijingDay('2026-12-31T22:26:00.000Z')).toBe('2027-01-01');
  expect(beijingTime('2026-12-31T22:26:03.412Z')).toBe('2027-01-01T06:26:03+08:00');
  expect(beijingDay('not a day')).toBe('not a day');
});
