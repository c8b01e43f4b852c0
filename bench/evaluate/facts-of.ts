import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../../src/read/document.ts'
import { type Facts, readFacts } from '../../src/read/facts/facts.ts'
import { type Gazetteer, openGazetteer } from '../../src/read/facts/gazetteer.ts'
import { tokenize } from '../../src/read/tokens.ts'

const noWords = { lookUp: () => 0 }

/** Reads the facts of a warning's text as the product does. */
export function factsOf(text: string, gazetteer: Gazetteer): Facts {
  return readFacts(readDocument(text), tokenize(text, noWords), gazetteer)
}

/** Loads data/areas of the project that stands at `root`. */
export function loadGazetteer(root: string): Gazetteer {
  const load = (name: string) => JSON.parse(readFileSync(join(root, 'data', 'areas', `${name}.json`), 'utf8'))
  return openGazetteer({
    areas: load('areas'),
    places: load('places'),
    forces: load('forces'),
    regions: load('regions'),
  })
}
