import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

/** A4 in points, and what stays white around it: printers cannot reach further. */
export const paper = { width: 595.28, height: 841.89, margin: 36 }
export const column = paper.width - 2 * paper.margin

/** How words are set: DejaVu, in points. */
export interface Setting {
  readonly size: number
  readonly bold?: boolean
  /** BCP 47, where the words are not English. */
  readonly language?: string
}

export interface Place {
  readonly x?: number
  readonly y: number
  readonly width?: number
}

/** What a piece is to those who hear the page. */
export type Role = 'H1' | 'H2' | 'P'

/** One page, on which words are put at places and tagged in the order they are put. */
export interface Sheet {
  /** How high words are, in points. */
  height(words: string, setting: Setting, width?: number): number
  put(role: Role, words: string, at: Place & Setting): void
  /** A drawing in black that means something, with its description. */
  figure(alt: string, draw: (document: PDFKit.PDFDocument) => void): void
  /** A drawing that means nothing, such as a frame. */
  decorate(draw: (document: PDFKit.PDFDocument) => void): void
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

export interface SheetInfo {
  readonly title: string
  readonly author: string
  readonly made: Date
  /** BCP 47: of all that does not name another. */
  readonly language: string
}

const fonts = join(dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'))), 'ttf')

/** Opens an empty sheet. The same words make the same bytes: the date is that of the warning. */
export function openSheet(info: SheetInfo): Sheet {
  const document = openDocument(info)
  const root = document.struct('Document')
  document.addStructure(root)
  const set = ({ size, bold }: Setting) => document.font(bold ? 'bold' : 'regular').fontSize(size)
  return {
    height: (words, setting, width = column) => set(setting).heightOfString(words, { width }),
    put(role, words, { x = paper.margin, y, width = column, ...setting }) {
      const lang = setting.language ? { lang: setting.language } : {}
      root.add(document.struct(role, lang, () => void set(setting).text(words, x, y, { width })))
    },
    figure(alt, draw) {
      root.add(document.struct('Figure', { alt }, () => void draw(document)))
    },
    decorate(draw) {
      document.markContent('Artifact')
      draw(document)
      document.endMarkedContent()
    },
    async bytes() {
      root.end()
      document.end()
      const chunks: Uint8Array[] = []
      for await (const chunk of document) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    },
  }
}

function openDocument({ title, author, made, language }: SheetInfo): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: inMetadata(title),
      Author: inMetadata(author),
      Producer: 'Doorchain',
      Creator: 'Doorchain',
      CreationDate: made,
    },
  })
  return document
    .registerFont('regular', join(fonts, 'DejaVuSans.ttf'))
    .registerFont('bold', join(fonts, 'DejaVuSans-Bold.ttf'))
}

/** The library writes these into XML as they are. */
const inMetadata = (words: string): string => words.replaceAll('&', 'and').replaceAll(/[<>]/g, '')
