import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { cleanFile, mostBytes } from './clean.ts'
import { m4a, mp3, ogg, wav } from './test-sounds.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const polyglot = Buffer.from('<script>alert(1)</script>PK\x03\x04%PDF-1.7')
const refused = (problem: RegExp) => ({ code: 'evidence-refused', message: problem })

/** A picture of two colours, its upper half red, taken with the telephone turned on its side. */
const photo = async (kind: 'jpeg' | 'png' | 'webp') => {
  const red = await sharp({ create: { width: 60, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 60, height: 40, channels: 3, background: 'blue' } })
    .composite([{ input: red, top: 0, left: 0 }])
    .withExif({ IFD0: { Make: 'Telephone', Artist: 'Margaret Ellison' }, IFD3: { GPSLatitude: '51/1 39/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toFormat(kind)
    .toBuffer()
}

describe('a picture that is added to a report', () => {
  it('is drawn anew: upright, without place, camera, name, or anything hidden behind it', async () => {
    for (const kind of ['jpeg', 'png', 'webp'] as const) {
      const given = Buffer.concat([await photo(kind), polyglot])
      const { mediaType, bytes } = await cleanFile(given)
      assert.equal(mediaType, `image/${kind}`)
      assert.doesNotMatch(text(bytes), /Telephone|Ellison|script|PK\x03\x04|%PDF|Exif|ICC_PROFILE/)
      const { width, height, exif, icc, orientation } = await sharp(bytes).metadata()
      assert.deepEqual([width, height, exif, icc, orientation], [40, 60, undefined, undefined, undefined])
    }
  })

  it('is refused with what to do when it is too large, damaged, of a telephone’s own kind, or no picture', async () => {
    const png = await photo('png')
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(100_000, 16)
    bomb.writeUInt32BE(100_000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    await assert.rejects(cleanFile(bomb), refused(/50 million pixels; send a screenshot/))
    await assert.rejects(cleanFile((await photo('jpeg')).subarray(0, 300)), refused(/damaged/))
    await assert.rejects(cleanFile(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')), refused(/iPhones.*screenshot/))
    await assert.rejects(
      cleanFile(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      refused(/no photo or recording/),
    )
    await assert.rejects(cleanFile(Buffer.from('GIF89a')), refused(/no photo or recording/))
    await assert.rejects(
      cleanFile(Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.from('<?php')])),
      refused(/damaged/),
    )
    await assert.rejects(cleanFile(new Uint8Array()), refused(/empty/))
    await assert.rejects(cleanFile(new Uint8Array(mostBytes + 1)), refused(/larger than 20 MB/))
  })
})

describe('a recording that is added to a report', () => {
  const made = { wav: wav(), mpeg: mp3(), ogg: ogg(), mp4: m4a() }
  it('is written anew: its sound alone, without names, times, pictures, or anything behind it', async () => {
    for (const [kind, given] of Object.entries(made)) {
      const { mediaType, bytes } = await cleanFile(given)
      assert.equal(mediaType, `audio/${kind}`)
      assert.match(text(given), /Ellison/)
      assert.doesNotMatch(text(bytes), /Ellison|Xing|script|PK\x03\x04|TAG|LIST/)
      const again = await cleanFile(bytes)
      assert.deepEqual(again.bytes, bytes, 'it can be read again, and nothing is left to take out')
      assert.ok(bytes.length > 100 && bytes.length < given.length)
    }
  })

  it('has its sound whole', async () => {
    const sounds = (await Promise.all(Object.values(made).map(cleanFile))).map(({ bytes }) => text(bytes))
    const count = (sound: string, sign: string) => sound.split(sign).length - 1
    assert.equal(sounds[0]!.endsWith('\x01'.repeat(1600)), true)
    assert.equal(sounds[1]!.length, 4 * 417)
    assert.equal(count(sounds[2]!, '\xf8\xff\xfe'), 50)
    assert.equal(count(sounds[3]!, '\x00\xc8\x00\x80\x23\x80'), 20)
    assert.doesNotMatch(Buffer.from(sounds[3]!, 'latin1').toString('hex'), /e27f5e00/, 'no time at which it was made')
  })

  it('is read beside the pages when it is long, so that one made to take long holds nobody up', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    const long = Buffer.alloc(4 * 1024 * 1024, 'OggS\0')
    await assert.rejects(cleanFile(long), refused(/way that we do not know/))
    const whole = Buffer.concat([mp3(), ...Array<Buffer>(1_000).fill(mp3())])
    assert.equal((await cleanFile(whole)).mediaType, 'audio/mpeg')
    clearInterval(timer)
    assert.ok(turns > 2, `${turns} turns`)
  })

  it('is refused in words, and never breaks anything, however it is damaged', async () => {
    const all = Object.values(made)
    const damaged = fc.record({
      file: fc.constantFrom(...all),
      changes: fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 12 }),
      end: fc.nat(3_000),
    })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ file, changes, end }) => {
        const bytes = Buffer.from(file.subarray(0, Math.max(12, end)))
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
        const clean = await cleanFile(bytes).catch((error: Error & { code?: string }) => error.code)
        if (typeof clean === 'string') assert.equal(clean, 'evidence-refused')
        else assert.ok(clean && clean.bytes.length <= bytes.length + 200)
      }),
      { numRuns: 300 },
    )
  })
})
