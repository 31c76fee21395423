import { expect, it } from 'vitest';
import { isFilled } from '../../../renderer/map/empty-sources.ts';
import { isSoftware } from '../../../renderer/map/software.ts';

it('tells drawing with the processor from a graphics card', () => {
  for (const name of [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'llvmpipe (LLVM 15.0.7, 256 bits)',
  ])
    expect(isSoftware(name)).toBe(true);
  for (const name of [
    'ANGLE (Intel, Intel(R) UHD Graphics 630 (0x00003E92) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (NVIDIA, NVIDIA GeForce GTX 1060 Direct3D11 vs_5_0 ps_5_0)',
    '',
  ])
    expect(isSoftware(name)).toBe(false);
});

it('tells whether a source of shapes holds any', () => {
  const source = (data: GeoJSON.GeoJSON) => ({ serialize: () => ({ type: 'geojson' as const, data }) });
  const point: GeoJSON.Feature = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: [0, 0] },
  };
  expect(isFilled(source({ type: 'FeatureCollection', features: [] }))).toBe(false);
  expect(isFilled(source({ type: 'FeatureCollection', features: [point] }))).toBe(true);
  expect(isFilled(source(point))).toBe(true);
});
