/** `48h`, `90m`, `2d`, `48 hours`, or ISO 8601 days, hours and minutes: `PT48H`, `P2D`, `P1DT12H`. */
export const durationPattern =
  /^(?:(\d{1,7}(?:\.\d{1,3})?)\s?(m|min|minutes?|h|hours?|d|days?)|P(?=\d|T\d)(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,7})M)?)?)$/;

const minutesPer: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** The smallest step of a duration as it is written, in parts of a minute: `0.001m`. */
const stepsPerMinute = 1000;

/** The nearest duration that can be written. */
export const toDurationStep = (minutes: number): number => Math.round(minutes * stepsPerMinute) / stepsPerMinute;

/** A duration in minutes; null when the text is none. A bare number has no unit and is none. */
export function parseDuration(text: string): number | null {
  const match = durationPattern.exec(text);
  if (!match) return null;
  const [, amount, unit, days = '0', hours = '0', minutes = '0'] = match;
  if (amount !== undefined && unit !== undefined) {
    // Whole steps, so that what is the same length of time is the same number: 0.7 * 1440 is not 1008.
    const [whole = '', part = ''] = amount.split('.');
    return (Number(whole + part.padEnd(3, '0')) * (minutesPer[unit.charAt(0)] ?? Number.NaN)) / stepsPerMinute;
  }
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

/** A duration as a sentence has it: `48 hours`, `1 day`, `36 hours`. Text that is no duration stays as it is. */
export function durationWords(text: string): string {
  const minutes = parseDuration(text);
  if (minutes === null) return text;
  const match = durationPattern.exec(text);
  const [, amount, unit] = match ?? [];
  const [count, noun] =
    amount !== undefined && unit !== undefined
      ? [Number(amount), nouns[unit.charAt(0)] ?? unit]
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const nouns: Readonly<Record<string, string>> = { m: 'minute', h: 'hour', d: 'day' };
