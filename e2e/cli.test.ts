import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'

const cli = join(import.meta.dirname, '..', 'src', 'cli.js')
const folder = mkdtempSync(join(tmpdir(), 'doorchain-cli-'))
after(() => rmSync(folder, { recursive: true }))

interface Outcome {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** Runs the command line as a program of its own, with bytes on its standard input. */
async function run(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'pipe' })
  const collect = async (stream: Readable) => Buffer.concat(await stream.toArray()).toString()
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  const [out, error] = await Promise.all([collect(child.stdout), collect(child.stderr)])
  return { code: await ended, out, error }
}

const answers = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('check for a person', () => {
  it('says stop first, then one thing to do, and ends with the code of the verdict', async () => {
    const { code, out } = await run([
      'check',
      'He said he was a detective and I must withdraw cash and give it to a courier. He is still on the phone.',
    ])
    assert.equal(code, 20)
    assert.match(out, /^.*STOP/)
    assert.match(out, /Do this first: Put the phone down/)
    assert.ok(out.split('\n').every((line) => line.length <= 90))
  })

  it('ends with 0 where nothing known is found, and never says safe', async () => {
    const { code, out } = await run(['check', 'My daughter rang about Sunday lunch.'])
    assert.equal(code, 0)
    assert.doesNotMatch(out, /\bsafe\b/i)
  })

  it('takes the state and the nation', async () => {
    const { out } = await run(['check', '--nation', 'northern-ireland', '--gas', 'A man from the gas is at the door'])
    assert.match(out, /0800 002 001/)
  })

  it('says what to write when it is called wrongly', async () => {
    assert.match((await run(['check'])).error, /Say what happened/)
    assert.match((await run(['check', '--nation', 'france', 'x'])).error, /--nation is one of/)
    assert.match((await run(['chekc'])).error, /There is no command "chekc"/)
    const unknown = await run(['people', 'list', '--nope'])
    assert.equal(unknown.code, 2)
    assert.match(unknown.error, /^Unknown option '--nope'\.\nFor help: .* help people$/m)
    assert.match((await run(['help'])).out, /check --jsonl/)
    assert.doesNotMatch((await run(['help', 'people'])).out, /check --jsonl/)
  })

  it('never answers a mistake with a wall of words', async () => {
    const mistakes = [['chekc'], ['people'], ['directory', 'frob'], ['ranges', 'import'], ['start', '--port', '9']]
    for (const mistake of mistakes) {
      const { code, error } = await run(mistake)
      assert.equal(code, 2, mistake.join(' '))
      assert.match(error, /^[^\n]+\n[^\n]*help[^\n]*\n$/, mistake.join(' '))
    }
  })

  it('does not let hostile text steer the terminal', async () => {
    const { out } = await run(['check', '\u001b]0;owned\u0007\u001b[2J he wants my \u202ePIN number \u001b[31m now'])
    assert.doesNotMatch(out, /\u001b\]|\u001b\[2J|\u001b\[31m|\u202e/)
  })
})

describe('check --explain', () => {
  const story = 'He said he was from the police and I must read him my PIN number.'

  it('adds for a person which words count, what they weigh and which rule decided', async () => {
    const { code, out } = await run(['check', '--explain', story])
    assert.equal(code, 20)
    assert.match(out, /^.*STOP[\s\S]*How this verdict came about:\s+Stop\. One ask is always wrong/)
    assert.match(out, /\(ask_pin\)[\s\S]*weight 2 ×\s+strength 1 = 2[\s\S]*“[^”]*PIN number” \(letters \d+ to 64\)/)
    assert.match(out, /Together [\d.]+\. Be careful from [\d.]+, stop from [\d.]+\./)
    assert.match(out, /Knowledge [0-9a-f]{12}\./)
    assert.ok(out.split('\n').every((line) => line.length <= 90))
  })

  it('adds an explanation to each line of JSON and changes nothing else', async () => {
    const contact = JSON.stringify({ id: 1, channel: 'description', text: story })
    const [bare] = answers((await run(['check', '--jsonl'], contact)).out)
    const [full, bad] = answers((await run(['check', '--jsonl', '--explain'], `${contact}\n{`)).out)
    const [single] = answers((await run(['check', '--json', '--explain', story])).out)
    const { explanation, ...rest } = full
    assert.deepEqual(rest, bare)
    assert.deepEqual(explanation, single.explanation)
    assert.deepEqual([explanation.rule, explanation.by], ['never-ask', ['ask_pin']])
    for (const { findings } of explanation.signals)
      for (const { start, end, text } of findings) assert.equal(story.slice(start, end), text)
    assert.equal(bad.error.code, 'not-json')
  })
})

describe('check --jsonl for programs', () => {
  it('answers each line with id, verdict, script, findings, reasons, numbers and plan', async () => {
    const lines = [
      {
        id: 'a',
        channel: 'call',
        turns: [
          { speaker: 'caller', text: 'I am from your bank. Please read me your PIN number.' },
          { speaker: 'resident', text: 'Why?' },
        ],
      },
      { id: 2, channel: 'description', text: 'The milkman came.' },
    ]
    const { code, out } = await run(['check', '--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'))
    const [first, second] = answers(out)
    assert.equal(code, 0)
    assert.deepEqual(Object.keys(first), ['id', 'verdict', 'script', 'findings', 'reasons', 'numbers', 'plan'])
    assert.equal(first.verdict, 'stop')
    for (const finding of first.findings)
      assert.equal(lines[0]!.turns![finding.turn]!.text.slice(finding.start, finding.end), finding.text)
    assert.deepEqual([second.id, second.verdict], [2, 'nothing-found'])
  })

  it('answers a bad line with its error and goes on', async () => {
    const bad = [
      '{',
      '[]',
      'null',
      '7',
      '{"id":"x"}',
      '{"id":"y","channel":"pigeon","text":"a"}',
      '{"channel":"call","turns":[1]}',
      '{"channel":"call","turns":"a"}',
      '{"channel":"sms","text":5}',
    ]
    const good = '{"id":"good","channel":"sms","text":"See you on Sunday"}'
    const { code, out, error } = await run(['check', '--jsonl'], [...bad, good].join('\n'))
    const all = answers(out)
    assert.equal(code, 1)
    assert.equal(all.length, bad.length + 1)
    for (const [at, answer] of all.slice(0, -1).entries()) {
      assert.equal(answer.verdict, 'unknown')
      assert.equal(answer.error.line, at + 1)
      assert.ok(answer.error.message.length > 10)
    }
    assert.equal(all.at(-1).id, 'good')
    assert.match(error, /9 lines could not be checked/)
  })

  it('answers broken UTF-8 and an endless line with their errors, and the rest as usual', async () => {
    const good = Buffer.from('{"id":1,"channel":"sms","text":"hello"}\n')
    const broken = Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x0a])
    const endless = Buffer.alloc(9 * 1024 * 1024, 0x61)
    const { out } = await run(
      ['check', '--jsonl', '-'],
      Buffer.concat([good, broken, endless, Buffer.from('\n'), good]),
    )
    assert.deepEqual(
      answers(out).map((answer) => answer.error?.code ?? answer.verdict),
      ['nothing-found', 'not-utf-8', 'line-too-long', 'nothing-found'],
    )
  })

  it('reads a megabyte of text, control characters, marks of direction and HTML', async () => {
    const texts = [
      'he wants my PIN number '.repeat(44_000),
      '\u0000\u0001\u0007 he wants my PIN \u0000',
      '\u202ehe wants my PIN number\u202c',
      '<p onclick="x()">he wants my <b>PIN</b> number</p>',
    ]
    const { code, out } = await run(
      ['check', '--jsonl'],
      texts.map((text) => JSON.stringify({ channel: 'description', text })).join('\n'),
    )
    assert.equal(code, 0)
    assert.deepEqual(
      answers(out).map(({ verdict }) => verdict),
      ['stop', 'stop', 'stop', 'stop'],
    )
  })

  it('streams a million lines, every thousandth of them bad, in little memory', async () => {
    const total = 1_000_000
    const child = spawn(process.execPath, ['--max-old-space-size=120', cli, 'check', '--jsonl'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const line = (at: number) => (at % 1000 === 999 ? '{broken\n' : `{"id":${at},"channel":"sms","text":"See you"}\n`)
    function* chunks() {
      for (let from = 0; from < total; from += 1000)
        yield Array.from({ length: 1000 }, (_, at) => line(from + at)).join('')
    }
    Readable.from(chunks()).pipe(child.stdin)
    let answered = 0
    let bad = 0
    for await (const answer of createInterface({ input: child.stdout })) {
      if (!answer.startsWith(`{"id":${answered % 1000 === 999 ? 'null' : answered},`))
        assert.fail(`answer ${answered}: ${answer.slice(0, 80)}`)
      if (answer.includes('"error":')) bad++
      answered++
    }
    assert.deepEqual([answered, bad], [total, total / 1000])
  })

  it('answers whatever lines it is given, one for each', async () => {
    const lines = fc
      .sample(
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc
            .record({
              channel: fc.constantFrom('call', 'door', 'x'),
              text: fc.string({ unit: 'binary' }),
              turns: fc.jsonValue(),
            })
            .map((value) => JSON.stringify(value)),
        ),
        300,
      )
      .map((line) => line.replace(/[\r\n]/g, ' ').trim())
      .filter((line) => line !== '')
    const { out } = await run(['check', '--jsonl'], lines.join('\n'))
    assert.equal(answers(out).length, lines.length)
  })
})

describe('read', () => {
  const warning =
    '---\narea: Hertfordshire\npublish:\n  date: 1 Feb 2026\ntitle: "Lost \\xA34,000"\n---\n\nTwo residents have been targeted by callers posing as police officers, who asked them to withdraw cash. They lost £4,000.\n'

  it('prints one line a file with the fields and where each stands', async () => {
    const file = join(folder, 'one.md')
    writeFileSync(file, warning)
    const { code, out } = await run(['read', '--jsonl', file, join(folder, 'missing.md')])
    const [first, second] = answers(out)
    assert.equal(code, 1)
    assert.equal(first.file, file)
    assert.equal(first.loss_total_gbp, 4000)
    assert.ok(first.tactics.includes('withdraw_cash') && first.tactics.includes('claims_police'))
    for (const [from, to] of first.spans.loss_total_gbp) assert.match(warning.slice(from, to), /4,000/)
    assert.equal(second.error.code, 'unreadable')
  })

  it('reads standard input and Windows-1252', async () => {
    const { code, out } = await run(['read', '-'], Buffer.from(warning.replaceAll('£', '\u00a3'), 'latin1'))
    assert.equal(code, 0)
    assert.match(out, /loss_total_gbp: 4000/)
  })
})
