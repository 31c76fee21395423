import { z } from 'zod';

/** WGS84 longitude and latitude in degrees, longitude first. */
export const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(positionSchema).min(4);

const polygonSchema = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) });
const multiPolygonSchema = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring).min(1)).min(1),
});

/** An area on the map. */
export const areaSchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);
export type Area = z.output<typeof areaSchema>;

/** `[west, south, east, north]` in degrees. */
export const boundsSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Bounds = z.output<typeof boundsSchema>;

const line = z.array(positionSchema).min(2);

/** Any shape a layer of the map may hold. */
export const shapeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: positionSchema }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(positionSchema).min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) }),
  polygonSchema,
  multiPolygonSchema,
]);
export type Shape = z.output<typeof shapeSchema>;

/** Whether two boxes have a point in common, edges included. */
export const boxesMeet = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** Whether two boxes share more than an edge. */
export const boxesOverlap = (a: Bounds, b: Bounds): boolean =>
  a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
