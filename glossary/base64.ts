/** Bytes as text and back. Browsers do it natively (Chromium 140, Firefox 133); Node 24 does not. */

interface NativeBase64 {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>;
}

/** Numbers of two bytes, as little-endian base64. */
export function base64Of(numbers: Uint16Array): string {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes of a base64 text, in a buffer of their own. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as NativeBase64).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
