import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import type { Contact } from '../values/contact.ts'
import { openChecker } from './check.ts'

const checker = openChecker(openReader(loadKnowledge()))

/** What is told of others in general, in our own words. */
const told: Readonly<Record<string, Contact>> = {
  'a talk at a club': {
    channel: 'description',
    text: 'The WI had a speaker on Tuesday from the police. He told us how they work: a call from a detective, then draw the money out, say it is for a car, and hand it to a driver. Very interesting and the cakes were good.',
  },
  'a novel': {
    channel: 'description',
    text: 'I read a novel where the villain rings an old lady, pretends to be Scotland Yard and sends a taxi for her gold. It was ever so good, my sister has it now.',
  },
  'training at work': {
    channel: 'call',
    turns: [
      { speaker: 'caller', text: "Hi Auntie, it's Meera. At work today we had fraud training." },
      { speaker: 'resident', text: 'Oh yes?' },
      {
        speaker: 'caller',
        text: "They ring up, say they are the bank's fraud team, and ask for the code from a text. Then the account's emptied.",
      },
      { speaker: 'resident', text: 'I never answer to strangers.' },
    ],
  },
  'what a lady at church lost': {
    channel: 'description',
    text: 'A lady at my church lost four thousand pounds. A man told her he was a detective, she drew the money out and gave it to a courier. We have had a collection for her. It was in the paper.',
  },
  'leaflets and bogus builders': {
    channel: 'door',
    turns: [
      {
        speaker: 'caller',
        text: "Morning, PCSO Iqbal. We're giving these leaflets out because some bogus builders have been about.",
      },
      { speaker: 'resident', text: 'Have they done anybody?' },
      {
        speaker: 'caller',
        text: 'They told an old gentleman his roof was falling in and took him to the bank for six thousand.',
      },
      { speaker: 'resident', text: 'The wicked devils.' },
    ],
  },
  'what callers are doing now': {
    channel: 'description',
    text: 'Our neighbourhood watch co-ordinator put a note through the door: callers are pretending to be from Microsoft and getting people to download AnyDesk. I have pinned it up.',
  },
}

/** What was done to the teller or to somebody they report for, though there is talk of tricks in it. */
const done: Readonly<Record<string, Contact>> = {
  'after a talk': {
    channel: 'sms',
    text: 'my nan went to a scam talk and STILL a man got her pin off her today and sent a courier for her card what do we do',
  },
  'after the wireless told of it': {
    channel: 'description',
    text: 'I heard about this on the radio and now it has happened to my dad. A policeman rang him, told him to take out six thousand pounds and keep it secret, and a courier came and took the money.',
  },
  'for a neighbour': {
    channel: 'description',
    text: 'My neighbour is in tears here beside me. Somebody from the bank rang her and she was told to give her card and PIN to a driver who came to the door an hour ago.',
  },
  'by a caller who names a newsletter': {
    channel: 'call',
    turns: [
      {
        speaker: 'caller',
        text: "Hello, Sergeant Moss. You'll have seen the newsletter about the corrupt cashier at your branch.",
      },
      { speaker: 'resident', text: 'No.' },
      {
        speaker: 'caller',
        text: 'She passes counterfeit notes. Withdraw eight thousand, tell nobody at the bank, and my officer collects it at four.',
      },
    ],
  },
}

describe('who tells of others', () => {
  for (const [name, contact] of Object.entries(told))
    it(`is not stopped: ${name}`, () => assert.notEqual(checker.check(contact).verdict, 'stop'))
})

describe('who tells of what was done', () => {
  for (const [name, contact] of Object.entries(done))
    it(`is stopped: ${name}`, () => assert.equal(checker.check(contact).verdict, 'stop'))
})
