import { type Random, seeded } from '../../src/values/seeded.ts'

/** The facts that change from one variant of a warning to the next. */
export interface Scene {
  readonly county: string
  readonly short: string
  readonly force: string
  readonly site: string
  readonly town: string
  readonly district: string
  readonly neighbour: string
  readonly officer: string
  readonly date: { readonly iso: string; readonly slashes: string; readonly long: string }
  readonly loss: { readonly value: number; readonly figures: string }
  readonly victims: string
  readonly targeted: string
  readonly part: string
  readonly age: number
}

const areas: readonly (readonly [string, string, string, string, string, string, string])[] = [
  ['Kent', 'Kent', 'Kent Police', 'kent', 'Maidstone', 'Tonbridge/Malling', 'Sussex Police'],
  ['Norfolk', 'Norfolk', 'Norfolk Constabulary', 'norfolk', 'Great Yarmouth', 'Breckland', 'Suffolk Constabulary'],
  ['Cheshire', 'Cheshire', 'Cheshire Constabulary', 'cheshire', 'Macclesfield', 'Halton', 'Greater Manchester Police'],
  ['Dorset', 'Dorset', 'Dorset Police', 'dorset', 'Sherborne', 'Weymouth', 'Wiltshire Police'],
  [
    'Northamptonshire',
    'Northants',
    'Northamptonshire Police',
    'northants',
    'Kettering',
    'Corby',
    'Thames Valley Police',
  ],
  [
    'Nottinghamshire',
    'Notts',
    'Nottinghamshire Police',
    'nottinghamshire',
    'Worksop',
    'Newark/Sherwood',
    'South Yorkshire Police',
  ],
  ['Lincolnshire', 'Lincs', 'Lincolnshire Police', 'lincs', 'Boston', 'South Holland', 'Humberside Police'],
  ['Essex', 'Essex', 'Essex Police', 'essex', 'Saffron Walden', 'Castle Point', 'Cambridgeshire Constabulary'],
  ['Durham', 'Durham', 'Durham Constabulary', 'durham', 'Bishop Auckland', 'Darlington', 'Cleveland Police'],
  ['Gwent', 'Gwent', 'Gwent Police', 'gwent', 'Abergavenny', 'Blaenau Gwent', 'South Wales Police'],
  ['Lancashire', 'Lancs', 'Lancashire Police', 'lancashire', 'St Annes', 'Blackburn/Darwen', 'Cumbria Constabulary'],
  ['Surrey', 'Surrey', 'Surrey Police', 'surrey', 'Dorking', 'Reigate/Banstead', 'Hampshire Constabulary'],
]
const officers = ['Ann Marsh', 'Peter Bolton', 'Grace Oduya', 'Tom Hale', 'Sian Pugh', 'Imran Qureshi', 'Beth Ford']
const numbers = 'two three four seven eight nine eleven fourteen seventeen twenty-one twenty-six thirty'.split(' ')
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Draws a scene: the same seed gives the same one. */
export function drawScene(seed: number): Scene {
  const random = seeded(seed)
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]!
  const [county, short, force, site, town, district, neighbour] = pick(areas)
  return {
    county,
    short,
    force,
    site,
    town,
    district,
    neighbour,
    officer: pick(officers),
    date: drawDate(random),
    loss: drawLoss(random),
    victims: pick(numbers.slice(0, 6)),
    targeted: pick(numbers.slice(6)),
    part: pick(numbers.slice(0, 4)),
    age: 60 + Math.floor(random() * 25),
  }
}

function drawDate(random: Random): Scene['date'] {
  const [day, month, year] = [
    1 + Math.floor(random() * 28),
    1 + Math.floor(random() * 12),
    2019 + Math.floor(random() * 7),
  ]
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    iso: `${year}-${two(month)}-${two(day)}`,
    slashes: `${two(day)}/${two(month)}/${year}`,
    long: `${day} ${months[month - 1]} ${year}`,
  }
}

function drawLoss(random: Random): Scene['loss'] {
  const thousands = 12 + Math.floor(random() * 900)
  const forms = [
    `${thousands},000`,
    `${thousands}k`,
    `${thousands}.000`,
    `${thousands} thousand`,
    `${thousands / 1000}million`,
  ]
  return { value: thousands * 1000, figures: forms[Math.floor(random() * forms.length)]! }
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** Puts a scene into a text: `changes` name what to replace and with what; longer names go first. */
export function replaceAll(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  if (changes.length === 0) return text
  const order = [...changes].sort((a, b) => b[0].length - a[0].length)
  const pattern = new RegExp(order.map(([from]) => from.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g')
  const to = new Map(order)
  return text.replace(pattern, (found) => to.get(found)!)
}

/** A number word as it opens a sentence. */
export const opening = capital
