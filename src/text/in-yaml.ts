/** Plain data on one line, as it would stand in a YAML file. */
export function inYaml(data: unknown): string {
  if (typeof data === 'string') return /^[\w -]+$/.test(data) ? data : JSON.stringify(data);
  if (Array.isArray(data)) return `[${data.map(inYaml).join(', ')}]`;
  if (typeof data !== 'object' || data === null) return String(data);
  const pairs = Object.entries(data).map(([key, value]) => `${key}: ${inYaml(value)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
