export const soundKinds = ['wav', 'mp3', 'm4a', 'ogg'] as const
export type SoundKind = (typeof soundKinds)[number]

/** A recording written anew, in this thread. Throws `evidence-refused`. */
export async function cleanSound(bytes: Uint8Array, kind: SoundKind): Promise<Uint8Array> {
  if (kind === 'wav') return (await import('./wav.ts')).cleanWav(bytes)
  if (kind === 'mp3') return (await import('./mp3.ts')).cleanMp3(bytes)
  if (kind === 'm4a') return (await import('./m4a.ts')).cleanM4a(bytes)
  return (await import('./ogg.ts')).cleanOgg(bytes)
}
