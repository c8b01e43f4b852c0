import { type Random, seeded } from '../../values/seeded.ts'

/** Numbers kept free for drama by Ofcom: what they begin with, and how many digits follow. */
const drama =
  '07700900 01632960 02079460 01134960 01144960 01154960 01164960 01174960 01184960 01214960 01314960 01414960 01514960 01614960 01914980 02896496 02920180 08081570 03069990'.split(
    ' ',
  )

/** Gives numbers one after another, in an order of the seed; after all of them the first again. */
export function dramaNumbers(seed: number): (at: number) => string {
  const all = drama.flatMap((first) => Array.from({ length: 1000 }, (_, last) => first + String(last).padStart(3, '0')))
  shuffle(all, seeded(seed))
  return (at) => all[at % all.length]!
}

function shuffle<T>(all: T[], random: Random): void {
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
}
