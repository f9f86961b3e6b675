/** The place of a file in a SARIF log: relative to the folder of the run, unless its path is not. SARIF 2.1.0 §3.4. */
type ArtifactLocation = { readonly uri: string; readonly uriBaseId?: 'SRCROOT' };

export function artifactLocation(path: string): ArtifactLocation {
  const [, drive, below = ''] = /^([a-z]:)([\\/].*)$/is.exec(path) ?? [];
  if (drive !== undefined) return { uri: `file:///${drive}${encoded(below.replaceAll('\\', '/'))}` };
  // On another computer of a network of Windows: RFC 8089, appendix E.3.
  const [, share] = /^\\\\(\w[\w.-]*\\.*)$/s.exec(path) ?? [];
  if (share !== undefined) return { uri: `file://${encoded(share.replaceAll('\\', '/'))}` };
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
