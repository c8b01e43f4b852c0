import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import type { EdgeEnv } from './edge/caller.ts'
import { addEdge, openEdge } from './edge/edge.ts'
import { sendGiven } from './given-file.ts'

describe('a file that somebody gave us', () => {
  it('is handed out to be saved, runs nothing, and is kept nowhere', async () => {
    const app = new Hono<EdgeEnv>()
    addEdge(app, openEdge(), (context) => context.text('refused'))
    const bytes = new TextEncoder().encode('<script>alert(1)</script>')
    app.get('/file', (context) => sendGiven(context, { name: 'evidence-abc.png', mediaType: 'image/png', bytes }))
    const { headers } = await app.request('http://localhost/file')
    assert.deepEqual(
      ['Content-Type', 'Content-Disposition', 'X-Content-Type-Options', 'Cache-Control'].map((name) =>
        headers.get(name),
      ),
      ['image/png', 'attachment; filename="evidence-abc.png"', 'nosniff', 'no-store'],
    )
    assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'; sandbox/)
  })
})
