import * as z from 'zod';

/**
 * What JSON Schema says of data beside zod's own checks, as keywords that are merged into it: rules that a schema for editors can carry and that load/
 * checks with better words, and what helps an editor to explain. Unlike `.meta()` it is no part of the check that a build makes of a schema.
 */
export const inJsonSchema = z.registry<Readonly<Record<string, unknown>>>();
