/** What two names of the same city have in common: neither case nor the form of its characters or blanks makes it another. */
export const cityKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
