import { SaxesParser } from 'saxes'
import { CapError } from './alert.ts'

/** An element of a CAP message: its own name, the text in it, and the elements in it that are of the same namespace. */
export interface CapElement {
  readonly name: string
  readonly namespace: string
  text: string
  readonly parts: CapElement[]
}

const deepest = 12
const mostElements = 20_000

/**
 * Reads XML into elements: no DOCTYPE, hence no entities; at most 12 deep, 20,000 elements. Elements of another
 * namespace than the root's, such as a signature, are passed over. Throws CapError.
 */
export function readTree(xml: string): CapElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: CapElement[] = []
  let root: CapElement | undefined
  let count = 0
  const addText = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('error', (error) => {
    throw new CapError(`it is no XML that can be read: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new CapError('it has a DOCTYPE, which CAP does not know')
  })
  parser.on('opentag', ({ local, uri }) => {
    count++
    if (open.length >= deepest || count > mostElements) throw new CapError('it has too many elements')
    const one: CapElement = { name: local, namespace: uri, text: '', parts: [] }
    root ??= one
    if (uri === root.namespace) open.at(-1)?.parts.push(one)
    open.push(one)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  if (!root) throw new CapError('it is empty')
  return root
}
