import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { PhoneKind } from '../../values/phone.ts'
import { readNumber } from './number.ts'
import { loadNumberingPlan } from './plan.ts'

const plan = loadNumberingPlan()
const kinds: Readonly<Partial<Record<NonNullable<NumberType>, readonly PhoneKind[]>>> = {
  FIXED_LINE: ['geographic'],
  FIXED_LINE_OR_MOBILE: ['mobile'],
  MOBILE: ['mobile'],
  TOLL_FREE: ['freephone'],
  PREMIUM_RATE: ['premium', 'service'],
  SHARED_COST: ['service'],
  PERSONAL_NUMBER: ['personal'],
  PAGER: ['pager'],
  UAN: ['non-geographic', 'corporate'],
  VOIP: ['corporate'],
}
const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''))

/*
 * Where we differ on purpose: libphonenumber knows which blocks are in use and calls the others, and the drama numbers,
 * invalid; we ask the numbering plan only, and leave blocks to Ofcom's files. It has 084 and 087 as premium rate.
 */
test('what libphonenumber holds for a valid UK number is one for us too, of the same kind', () => {
  let valid = 0
  fc.assert(
    fc.property(fc.oneof(digits(10), digits(9), fc.constantFrom('8001111', '8454647')), (national) => {
      const peer = parsePhoneNumberFromString(`+44${national}`)
      if (!peer?.isValid()) return
      valid++
      const ours = readNumber(`+44 ${national}`, plan)
      assert.ok(ours.is === 'number', `${national}: ${JSON.stringify(ours)}`)
      assert.equal(ours.e164, peer.number)
      const type = peer.getType()
      if (type) assert.ok(kinds[type]?.includes(ours.kind), `${national}: ${type}, ours ${ours.kind}`)
    }),
    { numRuns: 20_000 },
  )
  assert.ok(valid > 500, `only ${valid} valid numbers were tried`)
})

test('what libphonenumber holds for impossible by its length is so for us', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 14 }).chain(digits), (national) => {
      const peer = parsePhoneNumberFromString(`+44${national}`)
      if (!peer || peer.isPossible() || national.startsWith('0')) return
      assert.equal(readNumber(`+44${national}`, plan).is, 'impossible', national)
    }),
    { numRuns: 3000 },
  )
})

test('numbers of other countries that libphonenumber holds for valid have the same digits and a country', () => {
  const codes = [...plan.countries.keys()]
  let valid = 0
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.integer({ min: 6, max: 11 }).chain(digits), (code, rest) => {
      const peer = parsePhoneNumberFromString(`+${code}${rest}`)
      if (!peer?.isValid() || peer.number !== `+${code}${rest}`) return
      // Canada's 310 numbers of seven digits cannot be rung from here.
      if (code === '1' && rest.length !== 10) return
      valid++
      const ours = readNumber(`00${code} ${rest}`, plan)
      assert.ok(ours.is === 'number' && ours.e164 === peer.number && ours.place, `${code} ${rest}`)
    }),
    { numRuns: 10_000 },
  )
  assert.ok(valid > 200, `only ${valid} valid numbers were tried`)
})
