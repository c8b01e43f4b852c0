import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openAreas } from '../src/areas/open.ts'
import { openChecker } from '../src/check/check.ts'
import { openNumbers } from '../src/directory/numbers.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { items } from '../src/people/households/item.ts'
import { openReader } from '../src/read/read.ts'
import { districtsOf } from '../src/service/households.ts'
import { noticeFor } from '../src/service/notice.ts'
import { openReports } from '../src/service/reports.ts'
import { openStatistics } from '../src/service/statistics.ts'
import { openWarnings } from '../src/service/warnings.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { webApp } from '../src/web/app.ts'
import { type Kind, kinds, tellPath } from '../src/web/fields.ts'
import { type Service, serve } from '../src/web/serve.ts'
import { allPaths } from '../src/web/site.ts'
import { launchBrowser } from './chromium.ts'
import { axe, contrast, demandValid, overflow } from './look.ts'

const knowledge = loadKnowledge()
const paths = allPaths(knowledge)
const told =
  'He said he was from the fraud squad. I must draw three thousand out of the bank and hand it to a courier, and tell nobody.'
const largestScriptsBytes = 120_000
/** Pages made by one template from each piece of the data. */
const isOneOfMany = (path: string) => /^\/(?:advice|tactics|scripts)\/./.test(path) && path !== '/advice/all'
/** Signs are many and their pages alike: these stand for all where a look at each takes long. */
const someSigns = knowledge.tactics.filter((_, at) => at % 9 === 0).map(({ id }) => `/tactics/${id}`)

let store: Store
let service: Service
let browser: Browser
let verdicts: string[] = []

before(async () => {
  const checker = openChecker(openReader(knowledge))
  store = await openStore(await embeddedConfig())
  const areas = openAreas(() => '2026-11-21')
  const outlines = async () => ({})
  const now = () => new Date('2026-11-21T12:00:00Z')
  const warnings = openWarnings(
    { publicUrl: 'http://localhost', warningsHub: null },
    { areas, outlines, knowledge, store: () => store },
  )
  const app = webApp(
    {
      warnings,
      statistics: openStatistics({
        store: () => store,
        areas,
        outlines,
        knowledge,
        now,
        published: warnings.published,
      }),
      reports: openReports(
        { publicUrl: 'http://localhost' },
        {
          ...{ areas, knowledge, now, numbers: openNumbers(knowledge, () => store) },
          ...{ store: async () => store, onReported: () => undefined },
        },
      ),
      households: {
        store: async () => store,
        publicUrl: 'http://localhost',
        now,
        districts: districtsOf(areas),
        items,
      },
      knowledge,
      checker,
      today: () => '2026-11-21',
      onCheck: (_channel, { verdict }) => verdicts.push(verdict),
      examples: loadExamples,
      notice: noticeFor({ name: 'Example Parish Watch', contact: 'privacy@parish.example' }),
    },
    loadCompactKnowledge,
  )
  service = await serve(app, { host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})

after(async () => {
  await browser.close()
  await service.close()
  await store.close()
})

async function withPage(
  options: BrowserContextOptions,
  use: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await use(page, context)
    assert.deepEqual(errors, [])
  } finally {
    await context.close()
  }
}

/** Walks from the question to the answer by clicks. */
async function walk(page: Page, kind: Kind, text: string): Promise<void> {
  await page.goto(service.address + tellPath(kind))
  await page.fill('#text', text)
  await page.click('main button[type=submit]')
  await page.waitForSelector('h1:has-text("Do they have anything")')
  await page.click('main button[type=submit]')
  await page.waitForSelector('h1:has-text("Where do you live")')
  await page.click('main button[type=submit]')
  await page.waitForSelector('.verdict')
}

describe('the pages', () => {
  it('pass the accessibility check on every address, and on some of the many advice and sign pages, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPage({ colorScheme }, async (page) => {
        const isLight = colorScheme === 'light'
        const seen = paths.filter(
          (path, at) => !isOneOfMany(path) || (isLight && path.startsWith('/advice/') && at % 4 === 0),
        )
        for (const path of [...seen, ...someSigns.slice(0, isLight ? undefined : 1), '/tactics/', '/nothing-here']) {
          await page.goto(service.address + path)
          await (isLight ? axe : contrast)(page, path)
        }
      })
    }
  })

  it('are valid HTML, with a title and a heading of their own and no link that leads nowhere', async () => {
    const titles = new Map<string, string>()
    for (const path of paths) {
      const markup = await (await fetch(service.address + path)).text()
      await demandValid(markup, path)
      const title = /<title>(.*?)<\/title>/.exec(markup)?.[1] ?? ''
      if (!path.startsWith('/tell/')) {
        assert.ok(
          !titles.has(title) || path === '/call' || path === '/message',
          `${path} shares the title "${title}" with ${titles.get(title)}`,
        )
        titles.set(title, path)
      }
      for (const [, target] of markup.matchAll(/href="(\/[^"#]*)"/g)) {
        const response = await fetch(service.address + target!, { method: 'HEAD' })
        assert.equal(response.status, 200, `${path} links to ${target}`)
      }
    }
  })

  it('show every advice of the data with its source and date of checking', async () => {
    for (const item of knowledge.advice) {
      const markup = await (await fetch(`${service.address}/advice/${item.id}`)).text()
      assert.match(markup, /<h2>Where it comes from<\/h2><ul class="sources"><li>[^<]*[A-Z<]/)
      assert.ok(markup.includes('<h2>Why</h2>'))
    }
  })

  it('send no header or element that would let a foreign script run', async () => {
    const response = await fetch(service.address)
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/)
    assert.equal(response.headers.get('referrer-policy'), 'same-origin')
    assert.equal(response.headers.get('set-cookie'), null)
    assert.doesNotMatch(await response.text(), /<script(?![^>]*src="\/m\/)|style=|onclick=|https?:\/\/[^"]*\.js/)
  })

  it('tell the one at the phone or door what to do before asking anything', async () => {
    for (const path of ['/phone', '/door']) {
      const markup = await (await fetch(service.address + path)).text()
      assert.doesNotMatch(markup, /<(textarea|input)/)
      assert.match(markup, /class="act"/)
    }
  })
})

describe('a check in the browser', () => {
  it('answers, and no request carries the words', async () => {
    await withPage({}, async (page) => {
      const sent: string[] = []
      page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
      verdicts = []
      await walk(page, 'phone', told)
      assert.equal(await page.textContent('.verdict h1'), 'Stop')
      assert.match((await page.textContent('.reasons')) ?? '', /courier/)
      assert.deepEqual(
        sent.filter((line) => line.includes('courier') || line.startsWith('POST')),
        [],
      )
      assert.deepEqual(verdicts, [])
      await axe(page, 'the answer')
    })
  })

  it('goes back step by step with what was typed still there', async () => {
    await withPage({}, async (page) => {
      await walk(page, 'call', told)
      await page.goBack()
      await page.waitForSelector('h1:has-text("Where do you live")')
      await page.click('[data-back]')
      await page.waitForSelector('h1:has-text("Do they have anything")')
      await page.click('[data-back]')
      assert.equal(await page.inputValue('#text'), told)
    })
  })

  it('works without a network after the first visit', async () => {
    await withPage({}, async (page, context) => {
      await page.goto(service.address)
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready
        while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
      })
      await context.setOffline(true)
      await page.goto(`${service.address}/door`)
      assert.match((await page.textContent('.act')) ?? '', /Keep the door shut/)
      await walk(page, 'phone', told)
      assert.equal(await page.textContent('.verdict h1'), 'Stop')
      await page.goto(`${service.address}/advice/use_door_chain`)
      assert.match((await page.textContent('h1')) ?? '', /chain/i)
    })
  })

  it('can be done by keyboard alone, on every path', async () => {
    await withPage({}, async (page) => {
      for (const kind of kinds.filter((one) => one !== 'inside')) {
        await page.goto(service.address)
        await tabTo(page, `main a[href="/${kind}"]`)
        await page.keyboard.press('Enter')
        await page.waitForURL(`**/${kind}`)
        if (tellPath(kind) !== `/${kind}`) {
          await tabTo(page, `main a[href="${tellPath(kind)}"]`)
          await page.keyboard.press('Enter')
          await page.waitForURL(`**${tellPath(kind)}`)
        }
        await tabTo(page, '#text')
        await page.keyboard.type('They want my PIN and will send a courier for my card')
        while (!(await page.$('.verdict'))) {
          const title = await page.title()
          await tabTo(page, 'button[type=submit]')
          await page.keyboard.press('Enter')
          await page.waitForFunction((before) => document.title !== before, title)
        }
        assert.ok(await page.evaluate(() => document.activeElement?.id === 'main'), 'the answer has the focus')
      }
    })
  })

  it('asks again, kindly, when nothing was told', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${service.address}/tell/phone`)
      await page.click('main button[type=submit]')
      await page.waitForSelector('.problem')
      assert.match(await page.title(), /^Error: /)
      await axe(page, 'the problem')
    })
  })

  it('takes taps instead of words', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${service.address}/tell/phone`)
      await page.check('input[value=ask_pin]')
      await page.click('main button[type=submit]')
      await page.click('main h1:has-text("Do they have anything") >> xpath=ancestor::form >> button[type=submit]')
      await page.click('main h1:has-text("Where do you live") >> xpath=ancestor::form >> button[type=submit] >> nth=0')
      await page.waitForSelector('.verdict')
      assert.equal(await page.textContent('.verdict h1'), 'Stop')
    })
  })

  it('shows hostile text as text', async () => {
    await withPage({}, async (page) => {
      await walk(
        page,
        'phone',
        `<img src=x onerror="document.title='owned'"> they want my PIN </q><script>document.title='owned'</script> \u202e"' & tell me your pin <b>now</b>`,
      )
      assert.doesNotMatch(await page.title(), /owned/)
      assert.equal(await page.$('main img, main script, main b'), null)
    })
  })
})

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tab = 0; tab < 80; tab++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  assert.fail(`${selector} was not reached by Tab`)
}

describe('without scripts', () => {
  it('the server does the check, says the same, and counts it', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      verdicts = []
      await walk(page, 'phone', told)
      assert.equal(await page.textContent('.verdict h1'), 'Stop')
      assert.deepEqual(verdicts, ['stop'])
      assert.equal(new URL(page.url()).search, '')
    })
  })

  it('hostile text is shown as text', async () => {
    const body = new URLSearchParams({
      kind: 'phone',
      text: '"><script>alert(1)</script> he wants my pin number',
      said: '<x>',
    })
    const markup = await (await fetch(`${service.address}/check/where`, { method: 'POST', body })).text()
    assert.doesNotMatch(markup, /<script>alert/)
    assert.match(markup, /value="&quot;&gt;&lt;script&gt;alert/)
  })

  it('too much text gives a clear answer', async () => {
    const send = (letters: number) =>
      fetch(`${service.address}/check`, { method: 'POST', body: new URLSearchParams({ text: 'x'.repeat(letters) }) })
    assert.match(await (await send(70_000)).text(), /<title>Error: .*at most 64,000 letters/s)
    const response = await send(500_000)
    assert.equal(response.status, 413)
    assert.match(await response.text(), /too much text/)
  })

  it('nothing of a check is kept by the browser or a proxy', async () => {
    const response = await fetch(`${service.address}/check/answer`, {
      method: 'POST',
      body: new URLSearchParams({ kind: 'call', text: told }),
    })
    assert.equal(response.headers.get('cache-control'), 'no-store')
  })
})

describe('for every eye and screen', () => {
  it('fits a screen 320 pixels wide, at usual size and with text twice as large', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      for (const path of [...paths.filter((path) => !isOneOfMany(path)), '/advice/clear_line', '/tactics/ask_pin']) {
        await page.goto(service.address + path)
        assert.ok((await overflow(page)) <= 0, `${path} at 320 pixels`)
        await page
          .addStyleTag({ content: 'html { font-size: 225% !important }' })
          .catch(() => page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%')))
        assert.ok((await overflow(page)) <= 0, `${path} at 320 pixels with large text`)
      }
      await walk(page, 'phone', told)
      assert.ok((await overflow(page)) <= 0, 'the answer at 320 pixels')
    })
  })

  it('shows verdicts in high contrast and in print by words and shape', async () => {
    await withPage({ forcedColors: 'active' }, async (page) => {
      await walk(page, 'phone', told)
      assert.equal(await page.isVisible('.verdict h1'), true)
      assert.notEqual(
        await page.evaluate(() => getComputedStyle(document.querySelector('.verdict')!).borderTopStyle),
        'none',
      )
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.isVisible('.act'), true)
      assert.equal(await page.isVisible('footer'), false)
    })
  })

  it('has links and buttons large enough for a shaking hand', async () => {
    await withPage({ viewport: { width: 390, height: 800 } }, async (page) => {
      await walk(page, 'phone', told)
      const small = await page.$$eval('main a, main button, main input:not([type=hidden]), main summary', (all) =>
        all
          .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 24)
          .map((one) => one.outerHTML.slice(0, 80)),
      )
      assert.deepEqual(small, [])
    })
  })

  it('counts the minutes for those who must wait', async () => {
    await withPage({}, async (page) => {
      await page.clock.install()
      await page.goto(`${service.address}/clear-line`)
      await page.click('.timer button')
      await page.clock.fastForward('04:59')
      assert.equal(await page.textContent('[role=timer]'), '0:01')
      await page.clock.fastForward('00:02')
      assert.match((await page.textContent('[role=status]')) ?? '', /Time is up/)
    })
  })

  it('sends less than 120 kB of scripts and knowledge, compressed', async () => {
    const worker = await (await fetch(`${service.address}/sw.js`)).text()
    const kept = JSON.parse(/^const kept = (.*)$/m.exec(worker)?.[1] ?? '[]') as string[]
    const files = kept.filter((path) => /\.(?:js|json)$/.test(path))
    assert.ok(files.some((path) => path.endsWith('knowledge.json')))
    let total = 0
    for (const path of files) {
      const response = await sendRaw(service.address + path)
      assert.equal(response.encoding, 'br', path)
      total += response.bytes
    }
    assert.ok(total < largestScriptsBytes, `${total} bytes in ${files.length} files`)
  })
})

/** Bytes as they go over the wire, to a browser that takes brotli. */
function sendRaw(address: string): Promise<{ encoding: string | undefined; bytes: number }> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes }))
    })
      .on('error', reject)
      .end()
  })
}
