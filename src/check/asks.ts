/** Thirty things that criminals ask for, with the ways of wording them. For tests only. */

/** `{me}` and `{your}` stand for who asks and who is asked. */
const asks: readonly string[] = [
  'read {me} the PIN for {your} card',
  'tell {me} {your} PIN number',
  'type {your} PIN into the telephone keypad',
  'read {me} the code that was sent to {your} phone',
  'give {me} the one-time passcode from the text message',
  'give {me} {your} sort code and account number',
  'read {me} the long number on the front of {your} card',
  'withdraw three thousand pounds in cash from {your} bank',
  'take out five thousand pounds at the counter',
  'draw out all {your} savings in cash',
  'hand the cash to the courier',
  'give {your} bank card to the driver',
  'put {your} card in an envelope for the courier',
  'hand over {your} debit card to the officer at the door',
  'transfer {your} money to a safe account',
  'move {your} savings into a secure holding account',
  'buy two gold watches for the investigation',
  'buy gift cards and read {me} the numbers on the back',
  'go to the shop and buy three hundred pounds of Steam vouchers',
  'change four thousand pounds into euros at the bureau de change',
  'leave the envelope of cash on the doorstep for collection',
  'download AnyDesk so that {i} can see {your} screen',
  'install TeamViewer on {your} computer',
  'keep this secret from {your} family',
  'tell the cashier that the money is for a new kitchen',
  'give {me} {your} online banking password',
  'read {me} the serial numbers of the notes',
  'pay the fine today with Bitcoin',
  'give {me} the three digits on the back of {your} card',
  'wrap {your} jewellery up and hand it to our courier',
]

interface Voice {
  readonly me: string
  readonly your: string
  readonly i: string
}

const worded = ({ me, your, i }: Voice): readonly string[] =>
  asks.map((ask) => ask.replaceAll('{me}', me).replaceAll('{your}', your).replaceAll('{i}', i))

const caller = worded({ me: 'me', your: 'your', i: 'I' })
const resident = worded({ me: 'him', your: 'my', i: 'he' })
const official = worded({ me: 'us', your: 'your', i: 'we' })

/** One asking, in all its wordings. */
export interface Ask {
  /** The caller's own words, as an order without a stop: "read me the PIN for your card". */
  readonly direct: string
  /** As the resident tells it, after "he told me to". */
  readonly told: string
  /** As those who warn say it, after "we will never ask you to". */
  readonly warned: string
}

export const table: readonly Ask[] = caller.map((direct, at) => ({
  direct,
  told: resident[at]!,
  warned: official[at]!,
}))

/** Ways of telling what a caller asked. */
export const tellings: readonly ((told: string) => string)[] = [
  (told) => `He told me to ${told}.`,
  (told) => `he wants me to ${told}`,
  (told) => `The man on the phone asked me to ${told}.`,
  (told) => `i was asked to ${told}`,
  (told) => `shes been told to ${told.replaceAll('my ', 'her ')}`,
  (told) => `He said I had to ${told}.`,
]

/** What those who warn say of it: none of these asks for anything. */
export const warnings: readonly ((warned: string) => string)[] = [
  (warned) => `We will never ask you to ${warned}.`,
  (warned) => `Your bank will never ask you to ${warned}.`,
  (warned) => `The police would never ask you to ${warned}. Hang up.`,
  (warned) => `we will never ask you to ${warned}`,
  (warned) => `No genuine official will ever ask you to ${warned}.`,
]

/** An order made soft, by region and manners. */
export const manners: readonly ((direct: string) => string)[] = [
  (ask) => `If it's no trouble, ${ask}, love.`,
  (ask) => `Would ye ever ${ask}`,
  (ask) => `Could you ${ask} for me, pet, please?`,
  (ask) => `I wonder if you could ${ask}, my dear.`,
  (ask) => `Be a dear and ${ask}.`,
  (ask) => `You couldn't just ${ask}, could you?`,
  (ask) => `Right my darling, ${ask} now, that's it.`,
  (ask) => `What I'll have you do, my lover, is ${ask}.`,
  (ask) => `When you've a wee minute, ${ask}.`,
  (ask) => `Away and ${ask}, hen.`,
  (ask) => `I'll need ye tae ${ask}.`,
  (ask) => `Sorry to be a nuisance, but ${ask} if you would.`,
  (ask) => `so what we do next is you ${ask} um yeah and stay on the line`,
  (ask) => `Pop along for me, love, and ${ask}.`,
]

/** One who tells what another told. */
export const quotings: readonly ((direct: string, told: string) => string)[] = [
  (direct) => `He said, "My boss told me, 'Get her to ${direct}.'"`,
  (direct) => `Mum says: "The man on the phone said 'please ${direct}' and I did not know what to do."`,
  (_, told) => `My neighbour told me, "He rang and said, 'The bank wants you to ${told.replaceAll('my ', 'your ')}.'"`,
]

const hidden: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the|your|my|her|all your|all my) (?:money|savings|cash)\b(?! (?:machine|point))/gi, 'the funds'],
  [/\b(?:the|your|my|her|mums|a) (?:bank |debit |credit )?cards?\b/gi, 'the item'],
  [/\b(?:the|an|your|a) (?:envelope(?: of cash)?|parcel)\b/gi, 'the package'],
  [/\b(?:your|my|her) (?:jewellery|gold)\b/gi, 'the items'],
]

/** Plain names of things replaced by what they are called by one who hides them. */
export function veil(text: string): string {
  return hidden.reduce((veiled, [plain, word]) => veiled.replace(plain, word), text)
}
