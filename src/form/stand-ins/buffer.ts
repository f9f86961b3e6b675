// For the page: as much of node:buffer as src/load/ uses of it.

/** Whether bytes are valid UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

class Bytes extends Uint8Array {
  override toString(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this);
  }
}

export const Buffer = {
  from: (from: string | ArrayBuffer, offset?: number, length?: number): Bytes =>
    typeof from === 'string' ? new Bytes(new TextEncoder().encode(from)) : new Bytes(from, offset, length),
};
