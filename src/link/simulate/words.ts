/** Sentences of reports. Those of one family are never seen while weights are set on the other. All invented. */
export interface Wording {
  readonly openings: readonly string[]
  readonly stories: Readonly<Record<string, readonly string[]>>
  readonly asks: readonly string[]
  readonly endings: readonly string[]
  readonly firstNames: readonly string[]
  readonly surnames: readonly string[]
}

export type Family = 'tuning' | 'held-out'

const lines = (text: string) => text.trim().split(/\s*\n\s*/)
const words = (text: string) => text.trim().split(/\s+/)

const tuning: Wording = {
  openings: lines(`
    I had a call at home from {alias}.
    My mother was rung by {alias} who claimed to be from {org}.
    At about {time} the phone went and a man gave his name as {alias}.
    Somebody calling himself {alias} of {org} rang my landline.
    This morning I answered the phone to {alias}, very polite, from {org} he said.
    Reporting on behalf of a neighbour who was contacted by {alias}.
    I want to report a caller who said he was {alias}.
    We were contacted by someone from {org} giving the name {alias}.`),
  stories: {
    'courier-fraud-police': lines(`
      He said they had arrested two youths with a copy of my bank card.
      He said staff at my branch were passing forged notes and I could help an undercover operation.
      He told me a relative was in custody for using my card in a jewellery shop.
      He said my savings were part of an investigation and must be checked for fingerprints.
      He said a man was caught in {shop} with my details in his pocket.`),
    'courier-fraud-bank': lines(`
      They said my card had been cloned and a new one would be brought round.
      They said someone had spent {amount} in {shop} on my card and it had to be collected.
      She said the chip in my card was faulty and a driver would fetch it.
      They asked me to key in the number and cut the card in two but leave the chip.`),
    'bank-safe-account': lines(`
      They said my account was under attack and a new safe account was open in my name.
      She said payments to {shop} were pending and the money had to be moved within the hour.
      He said someone inside the bank was stealing and to tell the branch it was for building work.
      They read out my last three payments and said another for {amount} was being stopped.`),
    'hmrc-tax': lines(`
      A recorded voice said there was a warrant in my name over unpaid tax.
      It said my National Insurance number had been misused and to press one.
      He said I owed {amount} and officers were on the way unless I paid today.
      A message said a refund of {amount} was waiting and wanted my card.`),
    'tech-support': lines(`
      He said my router was sending viruses and would be cut off.
      She said a subscription of {amount} had renewed by mistake and she would refund it.
      He asked me to download a program so he could see my screen.
      They said my computer had been hacked from abroad and my bank was at risk.`),
    'rogue-trader': lines(`
      Two men said they were working next door and had seen slipped tiles.
      A man said he had tarmac left from a job in {shop} and could do my drive cheap.
      They went on the roof and threw down broken tiles, saying it would cost {amount}.
      He said the tree would fall on the house and started cutting before I agreed.`),
    'distraction-burglary': lines(`
      A man said there was a burst main and he had to test the taps.
      A young woman asked for a glass of water while another went upstairs.
      He showed a card on a string and said he must read the meter in the cellar.
      They wanted to leave a note for next door and asked for a pen.`),
    'cash-machine': lines(`
      I saw a man at the cash machine by {shop} using one card after another with his hood up.
      Two people with scarves over their faces drew money with several cards before dawn.
      Someone stood behind me at the machine, dropped a note and then my card was gone.`),
  },
  asks: lines(`
    He wanted {amount} drawn out and given to a {method}.
    I was to have {amount} ready and say the word {password}.
    They told me to use {method} and to tell nobody.
    He asked for {amount}, and the code word was {password}.
    They arranged {method} for the afternoon.
    I was told to ring {number} if I had any doubt.
    He said to call back on {number}.`),
  endings: lines(`
    I put the phone down and rang my daughter.
    I did not give anything.
    The money was handed over before we understood.
    He rang again three times the same day.
    She is very shaken and blames herself.
    I checked with my real bank and they knew nothing of it.
    He kept me on the phone for over two hours.
    Nothing was lost.`),
  firstNames: words(
    'Adam Brian Carl Daniel Edward Frank George Harry Ian James Kevin Liam Mark Neil Oliver Paul Robert Simon Tony Victor',
  ),
  surnames: words(
    'Thompson Smith Jones Brown Wilson Taylor Walker Hughes Edwards Green Hall Wood Harris Clarke Jackson Turner Cooper Hill Ward Morris Moore Baker Carter Phillips Mitchell Davison Harper Lambert Norton Pearce Quinn Rowley Sutton Tindall Underhill Vickers Westbrook Yardley Ashford Barlow Crossley Dawkins Elliston Farnham Garside Holbrook Ingham Jarvis Kirkby Langdon Mosley Netherton Oakes Penrose Radley Selwyn Thorne Upton Wexford',
  ),
}

const heldOut: Wording = {
  openings: lines(`
    {alias} phoned me out of the blue yesterday.
    An unknown person, name given: {alias}, organisation given: {org}.
    Dad picked up and it was {alias}, supposedly {org}.
    Call received {time}. Caller identified themselves as {alias}.
    My client (aged over eighty) took a call from {alias} of {org}.
    Got rung up by some {alias} from the so called {org}.
    Elderly lady on our road was targeted by {alias}.
    I would like to make you aware of {alias}, who says he works for {org}.
    It began with a phone call: "good afternoon, this is {alias}".`),
  stories: {
    'courier-fraud-police': lines(`
      Apparently a gang were picked up at {shop} carrying a card with my surname on it.
      The tale was that cashiers were swapping real twenties for fakes and I was the only one who could prove it.
      I was told my grandson had been detained over a purchase of {amount}.
      The line was that every note in my house needed forensic examination.
      According to him crooked bankers were after my pension pot.`),
    'courier-fraud-bank': lines(`
      Caller knew my postcode and claimed contactless fraud at {shop}.
      Said the security department needed my old card back for analysis.
      The voice insisted that {amount} had left the account overnight and a replacement was coming by hand.
      I typed my number on the keypad as instructed.`),
    'bank-safe-account': lines(`
      Claimed criminals had set up standing orders and I should shift everything to a protected account.
      I was coached to say the transfer was for a new kitchen.
      It was all about {amount} supposedly leaving for {shop} and how quickly we must act.
      A second voice came on, their manager, and confirmed the whole thing.`),
    'hmrc-tax': lines(`
      Robot message about legal proceedings for tax evasion.
      Threatened that bailiffs would attend if {amount} was not settled by five.
      Told that a rebate could be released once I verified my bank login.
      Something about my social number being found in a car with drugs.`),
    'tech-support': lines(`
      Insisted the internet would stop working unless an engineer connected remotely.
      Claimed that I had been overpaid {amount} and must send the difference back.
      Wanted me to type letters into the box next to the start button.
      Pop up on the screen gave a number, and the man who answered took control of the mouse.`),
    'rogue-trader': lines(`
      Gentleman in a hi-vis vest pointed at the chimney and said it was about to come down.
      Leftover asphalt from the motorway, he said, half price for pensioners near {shop}.
      Quote was forty pounds, then it became {amount} once the gutters were off.
      Drove my father to the building society to draw the cash.`),
    'distraction-burglary': lines(`
      Smartly dressed fellow needed to look at the stopcock because of contamination.
      Asked to use the toilet, and meanwhile the bedroom was searched.
      Fake badge, fake lanyard, in and out within five minutes.
      Lost cat, she said, could she look in the back garden.`),
    'cash-machine': lines(`
      Male in a face mask feeding card after card into the dispenser outside {shop} around four in the morning.
      Group sharing a bundle of bank cards, caps pulled down, one keeping watch.
      A helpful stranger leaned over as my card got stuck.`),
  },
  asks: lines(`
    Instruction was {amount} in an envelope, collected through {method}.
    The secret phrase would be {password}, nothing else.
    Payment by {method} was demanded there and then.
    If worried I should dial {number} and ask for him.
    A {method} was booked under {password}.
    Contact number supplied: {number}.
    They had already set up {method} for {amount}.`),
  endings: lines(`
    Luckily my wife overheard and hung up.
    No loss, reporting for information.
    We only realised in the evening.
    Cashier was suspicious and stopped it.
    He got quite nasty when refused.
    Have kept the phone record if useful.
    Please warn others round here.
    The whole thing lasted most of the day.`),
  firstNames: words(
    'Alan Barry Colin Derek Eric Graham Howard Ivan Jack Keith Leo Martin Nigel Owen Peter Quentin Richard Stephen Trevor William',
  ),
  surnames: words(
    'Williams Davies Evans Johnson Roberts Wright Robinson White Martin Scott Allen Young King Lewis Adams Parker Collins Murphy Bailey Richardson Appleton Bickford Calloway Denholm Eastwood Fairley Glover Hanley Isherwood Jessop Kendrick Loxley Marsden Newbold Ormerod Padgett Redfern Stanmore Tillotson Ullman Vaughan Whitlock Yeoman Bramhall Carlisle Drayton Ellison Fothergill Grimshaw Hollis Ibbotson Kershaw Lockwood Merrick Nuttall Openshaw Prestwich Ramsden Shackleton Wadsworth',
  ),
}

export const wordings: Readonly<Record<Family, Wording>> = { tuning, 'held-out': heldOut }

export const shops = words('Argrove Tolmere Bexhams Kestrels Lindale Pargeters Quickmart Rushtons Sandersons Whitleys')
export const passwords = words(
  'purple lantern hedgehog marigold compass thimble saffron bridle otter walnut candle bishop meadow anchor juniper falcon pewter harvest clover',
)
