import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText, readDocument } from './document.ts'

const fields = (text: string) =>
  Object.fromEntries([...readDocument(text).fields].map(([path, { value }]) => [path, value]))
const body = (text: string) => text.slice(...readDocument(text).body)
const inside =
  "area: Kent\nog:\n  description: \"over \\xA380,000\"\n  title: 'It''s here'\npublish:\n  date: 1 Feb 2021\nurl: https://kent.example/a:b#c\n"
const expected = {
  area: 'Kent',
  'og.description': 'over £80,000',
  'og.title': "It's here",
  'publish.date': '1 Feb 2021',
  url: 'https://kent.example/a:b#c',
}

for (const [name, text] of [
  ['fenced by backticks', `\`\`\`yaml\n${inside}\`\`\`\n\nBody.`],
  ['between hyphens', `---\n${inside}---\n\nBody.`],
  ['bare up to a blank line', `${inside}\nBody.`],
  ['with Windows line ends', `---\n${inside}---\n\nBody.`.replaceAll('\n', '\r\n')],
] as const)
  test(`front matter ${name}`, () => {
    assert.deepEqual(fields(text), expected)
    assert.equal(body(text).trim(), 'Body.')
  })

test('spans mark the value as it stands in the file', () => {
  const text = `---\n${inside}---\nBody.`
  assert.equal(text.slice(...readDocument(text).fields.get('og.description')!.span), 'over \\xA380,000')
  assert.equal(text.slice(...readDocument(text).fields.get('publish.date')!.span), '1 Feb 2021')
})
test('folded lines, block scalars and lists', () => {
  const text = '---\ntitle: "two\n  lines"\nplain: goes\n  on\nblock: |\n  a\n  b\nlist:\n- one\n- two\n---\nx'
  assert.deepEqual(fields(text), {
    title: 'two lines',
    plain: 'goes on',
    block: 'a\nb',
    'list.0': 'one',
    'list.1': 'two',
  })
})
for (const text of [
  '',
  'Just words.',
  'Warning: beware\nof callers.',
  '---\nnot yaml at all\n---\nx',
  '```yaml\nunclosed: 1\n',
  '---\na: "open\n---\nx',
  'Note to all: hello\n\nBody',
  '\u0000\ud800---',
])
  test(`${JSON.stringify(text)} is all body`, () => {
    assert.deepEqual(fields(text), {})
    assert.equal(body(text), text)
  })
test('bytes are UTF-8, else Windows-1252, else UTF-16 by its mark', () => {
  assert.equal(decodeText(new TextEncoder().encode('£5')), '£5')
  assert.equal(decodeText(Uint8Array.of(0xa3, 0x35, 0x92)), '£5\u2019')
  assert.equal(decodeText(Uint8Array.of(0xff, 0xfe, 0xa3, 0x00)), '£')
})
