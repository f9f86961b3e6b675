const prefix = 'newest-of:';

/** Of `newest-of:psp-2017-08` the rule set; null for the name of a rule set itself. */
export const newestOf = (name: string): string | null => (name.startsWith(prefix) ? name.slice(prefix.length) : null);

/** The rule set that is named, whether by itself or behind `newest-of:`. */
export const ruleSetFile = (name: string): string => newestOf(name) ?? name;
