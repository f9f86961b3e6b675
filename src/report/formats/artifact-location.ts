/** The place of a file in a SARIF log: relative to the folder of the run, unless its path is not. SARIF 2.1.0 §3.4. */
type ArtifactLocation = { readonly uri: string; readonly uriBaseId?: 'SRCROOT' };

export function artifactLocation(path: string): ArtifactLocation {
  const drive = /^[a-z]:[\\/]/i.test(path);
  if (drive) return { uri: `file:///${path.slice(0, 2)}${encoded(path.slice(2).replaceAll('\\', '/'))}` };
  if (path.startsWith('/')) return { uri: `file://${encoded(path)}` };
  return { uri: encoded(path.replace(/^(?:\.\/+)+/, '')), uriBaseId: 'SRCROOT' };
}

/** Each segment by itself, so that `a:b.yaml` is no scheme. Half a surrogate pair has no encoding. */
const encoded = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
