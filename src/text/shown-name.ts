/**
 * A name that somebody wrote, as people are shown it where it stands by itself: in quotes where it could be taken for something that a report says, such as
 * `✔ Qualifies under …`.
 */
export const shownName = (name: string): string => (readsLikeReport.test(name) ? `"${name}"` : name);

const readsLikeReport = /qualif|undetermined|not (?:met|applicable)|read as|[✔✘]|^[+x?–-] /i;
