import { openAreas } from '../../src/areas/open.ts'
import { readTactics } from '../../src/knowledge/build.ts'
import { readExamples } from '../../src/knowledge/examples.ts'
import { longDate } from '../../src/values/day.ts'
import { seeded } from '../../src/values/seeded.ts'
import { fileForm } from '../../src/warn/take-in/file-form.ts'

/** An invented warning as a file. */
export interface GeneratedFile {
  readonly name: string
  readonly text: string
  /** Name of the earlier one that it reprints; null for one of its own. */
  readonly copyOf: string | null
}

interface Story {
  readonly place: string
  readonly force: string
  readonly date: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

const copyShare = 0.05
/** A reprint is of one of so many before it: newspapers print what is new. */
const reprintWithin = 200
const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'fourteen']
const names = ['Marlow', 'Penrose', 'Ashby', 'Thorne', 'Wilding', 'Garrick', 'Halloran', 'Oakes', 'Pell', 'Sutcliffe']
const roles = ['a detective', 'a police officer', 'a bank official', 'a water board engineer', 'an officer from London']
const things = ['cash', 'a bank card', 'gold coins', 'foreign currency', 'gift vouchers', 'jewellery']

/** Warnings of our own making: places and forces of the whole country, sentences of our examples, other figures in each. */
export function generateWarnings(count: number, seed = 20261121): GeneratedFile[] {
  const random = seeded(seed)
  const telling = openTelling(random)
  const stories: Story[] = []
  return Array.from({ length: count }, (_, at): GeneratedFile => {
    const isCopy = at > 0 && random() < copyShare
    const copyOf = isCopy ? at - 1 - Math.floor(random() * Math.min(at, reprintWithin)) : null
    const story = copyOf === null ? telling() : stories[copyOf]!
    stories.push(story)
    return fileOf(story, at, copyOf)
  })
}

/** A new story at every call, by chance. */
function openTelling(random: () => number): () => Story {
  const below = (most: number) => Math.floor(random() * most)
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]!
  const view = openAreas(() => '2026-11-21').on()
  const districts = [...view.districts.values()]
  const sentences = readExamples(readTactics()).flatMap(({ warning }) => warning)
  return () => {
    const district = oneOf(districts)
    const force = view.forces.get(district.force)!.name
    const place = district.name
    const [reports, lost, name] = [oneOf(numbers), oneOf(numbers), oneOf(names)]
    const day = new Date(Date.UTC(2017 + below(9), below(12), 1 + below(28))).toISOString().slice(0, 10)
    const amount = `£${((1 + below(900)) * 50).toLocaleString('en-GB')}`
    const told = Array.from({ length: 6 + below(10) }, () => oneOf(sentences))
    return {
      place,
      force,
      date: oneOf([day, longDate(day)]),
      title: `${oneOf(['Warning', 'Alert', 'Advice', 'Appeal'])} in ${place} after ${reports} calls from ${oneOf(roles)}`,
      paragraphs: [
        `${force} is ${oneOf(['warning', 'telling', 'reminding', 'asking'])} people in ${place} ${oneOf(['to take care', 'to be on their guard', 'to look out for others', 'to put the telephone down'])} after ${reports} reports since ${longDate(day)}.`,
        `A caller who gave the name ${name} said he was ${oneOf(roles)} and asked for ${oneOf(things)}. ${lost[0]!.toUpperCase()}${lost.slice(1)} people lost ${amount} in all.`,
        ...pairs(told),
        `Anybody in ${place} who was called should ring ${force} on 101.`,
      ],
    }
  }
}

/** The file at a place among all; `copyOf`: the place of the one that it reprints. */
function fileOf(story: Story, at: number, copyOf: number | null): GeneratedFile {
  const { force, title } = story
  const reprinted = `This was first published by ${force}; letters to the editor are welcome.`
  const paragraphs = copyOf === null ? story.paragraphs : [...story.paragraphs, reprinted]
  const fields = {
    area: story.place,
    'og.description': story.paragraphs[0]!,
    'publish.date': story.date,
    title: copyOf === null ? title : `${title}, says ${force}`,
    url: `https://${copyOf === null ? 'police' : 'gazette'}.example/news/${at}`,
  }
  const text = fileForm(fields, paragraphs.join('\n\n'))
  return { name: nameAt(at), text, copyOf: copyOf === null ? null : nameAt(copyOf) }
}

const nameAt = (at: number) => `${String(at).padStart(6, '0')}.md`

/** Sentences two to a paragraph; every third pair as a list. */
function pairs(sentences: readonly string[]): string[] {
  const found: string[] = []
  for (let at = 0; at < sentences.length; at += 2) {
    const two = sentences.slice(at, at + 2)
    found.push(at % 6 === 4 ? two.map((one) => ` * ${one}`).join('\n') : two.join(' '))
  }
  return found
}
