/** What `--help` prints in so many columns, where that was laid out when the package was built; null when it still has to be. The build replaces this module. */
export function helpAtBuild(_columns: number): string | null {
  return null;
}
