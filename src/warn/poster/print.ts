import { encode } from 'uqr'
import type { PublishedWarning } from '../../values/warning.ts'
import { fixedLanguage } from '../fixed-words.ts'
import { type Fitted, fitPoster } from './fit.ts'
import { column, openSheet, paper, type Sheet } from './sheet.ts'
import { type PosterContext, posterWords } from './words.ts'

/**
 * A warning as one page of A4 to hang up: what to do first, what happened, what else to do, whom to ring, and the address of
 * its page as words and as a QR code. Black on white, tagged, at least 16 points but for who made it. What does not fit is
 * cut at a sentence. The same warning makes the same bytes.
 */
export async function printPoster(warning: PublishedWarning, context: PosterContext): Promise<Uint8Array<ArrayBuffer>> {
  const words = posterWords(warning, context)
  const sheet = openSheet({
    title: words.title,
    author: warning.organisation,
    made: warning.publishedAt,
    language: fixedLanguage(words.language) === 'cy' ? 'cy' : 'en-GB',
  })
  const fitted = fitPoster(sheet, words)
  for (const piece of fitted.pieces) drawPiece(sheet, piece)
  drawCode(sheet, words.url, fitted.code)
  return sheet.bytes()
}

function drawPiece(sheet: Sheet, { role, words, place, frame }: Fitted['pieces'][number]): void {
  if (frame)
    sheet.decorate((page) => page.lineWidth(3).rect(paper.margin, frame.y, column, frame.height).stroke('black'))
  if (words !== '') sheet.put(role, words, place)
}

/** A QR code of medium correction, which stands a crease; its quiet zone is the margin around it. */
function drawCode(sheet: Sheet, url: string, { x, y, size }: Fitted['code']): void {
  const { data, size: modules } = encode(url, { ecc: 'M', border: 0 })
  const unit = size / modules
  sheet.figure(`QR code that leads to ${url}`, (page) => {
    data.forEach((row, line) => {
      row.forEach((dark, at) => {
        if (dark) page.rect(x + at * unit, y + line * unit, unit, unit)
      })
    })
    page.fill('black')
  })
}
