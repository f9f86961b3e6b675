/** A number as people read it: `1,535.9`. */
export const numberWords = (value: number): string => String(value).replace(betweenThousands, ',');

// Intl would take longer than all the rest of a run over one city.
const betweenThousands = /(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g;
