/** A number as people read it: `1,535.9`. */
export const numberWords = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 10 });
