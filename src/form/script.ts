/** What the page runs. The build puts the bundle of page/main.ts here. */
export const script: string = '';
