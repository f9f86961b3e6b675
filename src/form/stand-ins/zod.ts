// For the page, in the place of zod as a whole: a module that is handed around as a value keeps everything it has, translations included.
import { config } from 'zod';

// The policy of the page allows no code that is made while it runs.
config({ jitless: true });

export {
  array,
  boolean,
  enum,
  globalRegistry,
  int,
  literal,
  looseObject,
  number,
  record,
  registry,
  safeParse,
  strictObject,
  string,
  union,
  unknown,
  validate,
  ZodArray,
  ZodBoolean,
  ZodEnum,
  ZodLazy,
  ZodNever,
  ZodNullable,
  ZodNumber,
  ZodObject,
  ZodOptional,
  ZodRecord,
  ZodUnion,
} from 'zod';
