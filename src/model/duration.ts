/** `48h`, `90m`, `2d`, `48 hours`, or ISO 8601 days, hours and minutes: `PT48H`, `P2D`, `P1DT12H`. */
export const durationPattern =
  /^(?:(\d{1,7}(?:\.\d{1,3})?)\s?(m|min|minutes?|h|hours?|d|days?)|P(?=\d|T\d)(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,7})M)?)?)$/;

const minutesPer: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** A duration in minutes; null when the text is none. A bare number has no unit and is none. */
export function parseDuration(text: string): number | null {
  const match = durationPattern.exec(text);
  if (!match) return null;
  const [, amount, unit, days = '0', hours = '0', minutes = '0'] = match;
  if (amount !== undefined && unit !== undefined) return Number(amount) * (minutesPer[unit.charAt(0)] ?? Number.NaN);
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}
