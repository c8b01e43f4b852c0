/** What is taken as evidence, by its first bytes, whatever its name says. */
export type EvidenceKind = 'jpeg' | 'png' | 'webp' | 'wav' | 'mp3' | 'm4a' | 'ogg'

/** What a file is by its first bytes; `heic` is known only to say what to do about it; null for anything else. */
export function kindOfFile(bytes: Uint8Array): EvidenceKind | 'heic' | null {
  const signs = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1')
  if (signs.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (signs.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (signs.startsWith('OggS')) return 'ogg'
  if (signs.startsWith('RIFF')) return signs.startsWith('WEBP', 8) ? 'webp' : signs.startsWith('WAVE', 8) ? 'wav' : null
  if (signs.startsWith('ftyp', 4)) return /hei[cxms]|hev[cx]|mif1|msf1|avif/.test(signs.slice(8)) ? 'heic' : 'm4a'
  return signs.startsWith('ID3') || /^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/.test(signs) ? 'mp3' : null
}
