import { z } from 'zod';

type Bare<Field extends z.ZodType> =
  Field extends z.ZodDefault<infer Inner extends z.ZodType> ? Inner : Field;

/** Some of an object's fields, as a change of it: unlike `partial`, fields that are not given are not filled in. */
export const changesOf = <Shape extends Record<string, z.ZodType>>({ shape }: z.ZodObject<Shape>) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([name, field]) => [
        name,
        z.optional(field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field),
      ]),
    ) as { [Name in keyof Shape]: z.ZodOptional<Bare<Shape[Name]>> },
  );
