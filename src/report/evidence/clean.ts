import { type EvidenceKind, kindOfFile } from './kind.ts'
import { refused } from './refused.ts'

/** Largest file, in bytes: 20 minutes of a call as MP3, or any photo. */
export const mostBytes = 20 * 1024 * 1024

/** A file as it is kept. */
export interface Clean {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const types: Readonly<Record<EvidenceKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
}

/**
 * A picture or recording written anew, without what cameras and telephones write into it, and without what hides in or
 * behind it. What a file is, its first bytes say: never its name. Throws `evidence-refused`, in words for whoever sent it.
 */
export async function cleanFile(bytes: Uint8Array): Promise<Clean> {
  if (bytes.length === 0) throw refused('it is empty')
  if (bytes.length > mostBytes) throw refused(`it is larger than ${mostBytes / 1024 / 1024} MB`)
  const kind = kindOfFile(bytes)
  if (kind === 'heic')
    throw refused(
      'it is a photo in the form that iPhones keep. Open it on the phone, take a screenshot of it, and send that',
    )
  if (kind === null) throw refused('it is no photo or recording that we know')
  return { mediaType: types[kind], bytes: await clean(bytes, kind) }
}

async function clean(bytes: Uint8Array, kind: EvidenceKind): Promise<Uint8Array> {
  if (kind === 'jpeg' || kind === 'png' || kind === 'webp')
    return (await import('./picture.ts')).cleanPicture(bytes, kind)
  return (await import('./sound/in-thread.ts')).cleanAside(bytes, kind)
}

/** The end of a file's name for its type. */
export const endingOf = (mediaType: string): string =>
  Object.entries(types).find(([, type]) => type === mediaType)?.[0] ?? 'bin'
