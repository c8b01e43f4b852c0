import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { after, publicState, steps } from './state.ts'

describe('the states of a warning', () => {
  it('lead to publication only by way of somebody who decides on what was put forward', () => {
    for (const [step, ways] of Object.entries(steps))
      for (const [from, to] of Object.entries(ways))
        if (to === 'published') assert.deepEqual([step, from], ['approve', 'pending'])
  })

  it('let nothing be done with what was rejected, cancelled or replaced', () => {
    for (const state of ['rejected', 'cancelled', 'updated'] as const)
      for (const step of Object.keys(steps)) assert.equal(after(state, step as keyof typeof steps), null)
  })

  it('hide what was never published, and show that a published one has expired at the very moment', () => {
    const now = new Date('2026-11-21T12:00:00Z')
    const version = { state: 'published', published_at: now, expires_at: null } as const
    assert.equal(publicState({ ...version, state: 'pending', published_at: null }, now), null)
    assert.equal(publicState({ ...version, state: 'updated', published_at: null }, now), null)
    assert.equal(publicState(version, now), 'published')
    assert.equal(publicState({ ...version, expires_at: now }, now), 'expired')
    assert.equal(publicState({ ...version, expires_at: new Date(now.getTime() + 1) }, now), 'published')
    assert.equal(publicState({ ...version, state: 'cancelled' }, now), 'cancelled')
  })
})
