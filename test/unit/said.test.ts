import { expect, it } from 'vitest';
import { sayer } from '../said.ts';

const answering = (output: unknown) => sayer({ invoke: async () => output });

it('lets an output through that is as its contract says, as it is', async () => {
  const output = { scenarios: [] };
  expect(await answering(output)('scenario.list', {})).toBe(output);
});

it('names the command and the field of an output that is not', async () => {
  await expect(answering({ total: 2, counties: 'none' })('county.list', {})).rejects.toThrow(
    /county\.list.*counties/,
  );
  await expect(answering({ deleted: 1.5 })('feeder.delete', { ids: [1] })).rejects.toThrow(/deleted/);
  await expect(answering(null)('project.close', {})).rejects.toThrow(/project\.close/);
});
