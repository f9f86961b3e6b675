/** What a yes-no answer says: `yes`/`no`, `y`/`n`, `true`/`false` in any case; null when it is neither. YAML 1.2 reads yes and no as strings. */
export function parseYesNo(given: unknown): 'yes' | 'no' | null {
  if (typeof given !== 'string' && typeof given !== 'boolean') return null;
  if (/^(?:yes|y|true)$/i.test(String(given))) return 'yes';
  return /^(?:no|n|false)$/i.test(String(given)) ? 'no' : null;
}
