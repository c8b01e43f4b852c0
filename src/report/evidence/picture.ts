import type { Sharp, SharpOptions } from 'sharp'
import { problemOf } from '../../values/problem.ts'
import { refused } from './refused.ts'

/** Largest picture, in pixels: 50 megapixels are more than telephones take, and 200 MB once decoded. */
const mostPixels = 50_000_000
/** Longest side of what is kept, in pixels: a screen or a letter can be read in it. */
const longestSide = 4_000
const mostSeconds = 20

type Open = (bytes: Uint8Array, options: SharpOptions) => Sharp

let opened: Promise<Open> | undefined

/** Loaded when the first picture comes. Nothing but the three kinds is ever decoded, from memory only, one at a time. */
async function load(): Promise<Open> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  })
  return sharp
}

export type PictureKind = 'jpeg' | 'png' | 'webp'

/**
 * A picture drawn anew: upright, its first frame only, without place, camera, colour profile, comments, or anything that
 * hides behind it. Its size is read from its head before anything is decoded. Throws `evidence-refused`.
 */
export async function cleanPicture(bytes: Uint8Array, kind: PictureKind): Promise<Uint8Array> {
  const sharp = await (opened ??= load())
  const options = { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true } as const
  try {
    const { width, height, format } = await sharp(bytes, options).metadata()
    if (format !== kind) throw refused('its first bytes say one kind of picture and its inside another')
    if (width * height > mostPixels) throw tooLarge()
    return await sharp(bytes, options)
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toFormat(kind, { quality: 88 })
      .timeout({ seconds: mostSeconds })
      .toBuffer()
  } catch (error) {
    if (/pixel limit/i.test(problemOf(error))) throw tooLarge()
    throw error instanceof Error && 'code' in error && error.code === 'evidence-refused'
      ? error
      : refused('it is damaged, or no picture')
  }
}

const tooLarge = () =>
  refused(`the picture has more than ${mostPixels / 1_000_000} million pixels; send a screenshot of it`)
