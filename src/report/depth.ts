/** How much a document says: what fits a screen, everything about what is not met or open, everything. */
export const depths = ['brief', 'open', 'all'] as const;
export type Depth = (typeof depths)[number];

/** What a format shows unless it is asked for something else. */
export const depthOf = (format: string): Depth => (format === 'text' || format === 'markdown' ? 'brief' : 'all');
