import * as z from 'zod';
import type { WrittenTools } from '../../fields/matchers.ts';
import { dateSchema, idSchema, textSchema, wholeDaySchema } from '../../model/source-file.ts';
import { inJsonSchema, wording } from '../../model/wording.ts';

/** Zod as the types of fields and the matchers describe themselves with it. */
export const schemaTools: WrittenTools = { z, wording, inJsonSchema, dateSchema, idSchema, textSchema, wholeDaySchema };
