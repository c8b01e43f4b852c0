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

const call = (...texts: readonly string[]): Contact => ({
  channel: 'call',
  turns: texts.map((text, at) => ({ speaker: at % 2 === 0 ? 'caller' : 'resident', text })),
})

const door = (...texts: readonly string[]): Contact => ({ ...call(...texts), channel: 'door' })

const account = (text: string): Contact => ({ channel: 'description', text })

/** What nobody does, what might be, and what is played: said by honest people, in our own words. */
const harmless: Readonly<Record<string, Contact>> = {
  'what no bank does': account(
    'My late brother ran a branch and he always said no bank sends a lad for your card, and nobody from any bank wants your PIN.',
  ),
  'what nobody honest does': account('Nobody honest asks you to pay a bill in gift cards, I tell the grandchildren.'),
  'what a grandchild asks': call(
    'Grandad, what would you do if they said a taxi was coming for your money?',
    'I would send it back empty.',
  ),
  'what they will say': account(
    "The sheet by the lifts is good. They'll say your card has been used and they'll say they are sending a courier for it.",
  ),
  'questions true or false': account(
    'The cubs had a sheet of questions, true or false. The police may ask you to move your money to a safe account. We all put false.',
  ),
  'a play': account(
    'The choir did a sketch at the harvest supper. Bill was the policeman and said leave the cash on the step, my officer will collect it. I laughed.',
  ),
  'what was on': call(
    'Did you watch that film on Sunday?',
    'The one at the bank?',
    'Where she hands her card to the courier.',
  ),
  'what a shop worker tells': account(
    'My nephew works at the bank. He had a gentleman who drew out five thousand for a courier, and they stopped him.',
  ),
  'a badge and the number on the letter': door(
    'Good morning, about changing your meter. Here is my badge, please ring the number on your letter first.',
    'Wait there then.',
  ),
  'a number to give to the police': call(
    'It is PC Ellis about your bag. Is your card still in it? Ring 101 and give them my number.',
    'I shall.',
  ),
  'a bank that bids ring off': call(
    "It's the fraud team at your bank, we have stopped a payment. Was it you?",
    'How do I know who you are?',
    "You don't, so please put the phone down and use the number on your card.",
  ),
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
  'by a caller who says what no bank does': call(
    'Police here. No bank can help you now, so draw out six thousand and give it to my courier, and tell nobody.',
    'All right.',
  ),
  'though it never happened before': account(
    'I have never been rung like that before. He said he was the fraud squad and told me to give my card and PIN to a courier, and I did.',
  ),
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
  for (const [name, contact] of Object.entries(harmless))
    it(`is not stopped: ${name}`, () => assert.notEqual(checker.check(contact).verdict, 'stop'))
})

describe('who tells of what was done', () => {
  for (const [name, contact] of Object.entries(done))
    it(`is stopped: ${name}`, () => assert.equal(checker.check(contact).verdict, 'stop'))
})
