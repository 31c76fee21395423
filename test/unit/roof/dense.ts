import type { SkyYear } from '../../../electron/engine/sky/sky-year.ts';
import { solarPosition } from '../../../electron/engine/sun/spa.ts';
import { observerAt } from '../../../electron/engine/sun/sun-year.ts';

/** A convex or concave outline (metres, counterclockwise) with a flat top. */
export interface Block {
  ring: [number, number][];
  topM: number;
}

/** Whether a ray from a point meets any block, by stepping over every wall there is: no skyline, no bins. */
export function meetsBlock(
  blocks: readonly Block[],
  [x, y, z]: readonly [number, number, number],
  [east, north, up]: readonly [number, number, number],
): boolean {
  const flat = Math.hypot(east, north);
  if (flat === 0) return false;
  const [ux, uy, rise] = [east / flat, north / flat, up / flat];
  for (const { ring, topM } of blocks) {
    if (topM <= z) continue;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = [ring[j]![0] - x, ring[j]![1] - y];
      const [ex, ey] = [ring[i]![0] - ring[j]![0], ring[i]![1] - ring[j]![1]];
      const det = ux * ey - uy * ex;
      if (Math.abs(det) < 1e-12) continue;
      const away = (ax * ey - ay * ex) / det;
      const along = (ax * uy - ay * ux) / det;
      if (away > 1e-9 && along >= 0 && along <= 1 && z + away * rise < topM) return true;
    }
  }
  return false;
}

/**
 * The year's light at points of a plane by rays: to the sun every ten minutes, and to 1,296 parts of the sky.
 * @returns kWh/m² and hours of sun hidden, means over the points
 */
export function denseLight(
  sky: SkyYear,
  blocks: readonly Block[],
  points: readonly (readonly [number, number, number])[],
  tiltDeg: number,
  azimuthDeg: number,
  albedo: number,
) {
  const rad = Math.PI / 180;
  const normal = [
    Math.sin(tiltDeg * rad) * Math.sin(azimuthDeg * rad),
    Math.sin(tiltDeg * rad) * Math.cos(azimuthDeg * rad),
    Math.cos(tiltDeg * rad),
  ] as const;
  const dot = (v: readonly number[]) => normal[0] * v[0]! + normal[1] * v[1]! + normal[2] * v[2]!;
  const suns: { at: [number, number, number]; hour: number }[] = [];
  const start = Date.UTC(sky.year, 0, 1) / 1000;
  const observer = observerAt(sky.place);
  // Every eighth day stands for eight.
  const lit = new Map(Array.from(sky.hour, (hour, i) => [hour, i]));
  for (let hour = 0; hour < 8760; hour++) {
    if (Math.floor(hour / 24) % 8 !== 0) continue;
    for (let minute = 5; minute < 60; minute += 10) {
      const sun = solarPosition(start + hour * 3600 + minute * 60, observer);
      const [z, a] = [sun.apparentZenithDeg * rad, sun.azimuthDeg * rad];
      if (sun.apparentZenithDeg < 90)
        suns.push({
          at: [Math.sin(z) * Math.sin(a), Math.sin(z) * Math.cos(a), Math.cos(z)],
          hour: lit.get(hour) ?? -1,
        });
    }
  }
  const patches: { at: [number, number, number]; solid: number }[] = [];
  for (let e = 2.5; e < 90; e += 5) {
    for (let a = 2.5; a < 360; a += 5) {
      const [s, c] = [Math.sin(e * rad), Math.cos(e * rad)];
      patches.push({ at: [c * Math.sin(a * rad), c * Math.cos(a * rad), s], solid: c });
    }
  }
  let [shade, open, left, skyOpen, skyLeft] = [0, 0, 0, 0, 0];
  for (const point of points) {
    for (const { at, hour } of suns) {
      const light = Math.max(0, dot(at)) * ((sky.dniWm2[hour] ?? 0) + (sky.discWm2[hour] ?? 0));
      const hidden = meetsBlock(blocks, point, at);
      open += light;
      // 46 days stand for 365.
      if (hidden) shade += 365 / 46 / 6;
      else left += light;
    }
    for (const { at, solid } of patches) {
      const light = Math.max(0, dot(at)) * solid;
      skyOpen += light;
      if (!meetsBlock(blocks, point, at)) skyLeft += light;
    }
  }
  const sum = (series: Float64Array) => series.reduce((all, value) => all + value, 0) / 1000;
  let beam = 0;
  for (let i = 0; i < sky.count; i++) {
    const cosine = dot([sky.east[i]!, sky.north[i]!, sky.up[i]!]);
    if (cosine > 0) beam += (cosine * (sky.dniWm2[i]! + sky.discWm2[i]!)) / 1000;
  }
  return {
    // The rays give the share that is left; the light itself is the year's.
    poaKwhM2:
      (beam * left) / open +
      (sum(sky.uniformWm2) * (1 + normal[2]) * skyLeft) / skyOpen +
      sum(sky.bandWm2) * Math.sin(tiltDeg * rad) +
      0.5 * albedo * sum(sky.ghiWm2) * (1 - normal[2]),
    shadeHours: shade / points.length,
  };
}
