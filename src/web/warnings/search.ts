import { borderingDistricts } from '../../areas/borders.ts'
import { dayMs } from '../../values/time-span.ts'
import type { PublishedQuery } from '../../warn/published.ts'
import type { Asked, Shown } from './asked.ts'
import { isOpening, soon } from './current.ts'
import { searchPage, sinceDays, type Wanted } from './pages/search.ts'

const longest = 120

/** The list of warnings, narrowed to what the address of the page asks for. */
export async function showSearch({ context, parts }: Asked): Promise<Shown> {
  if (await isOpening(parts)) return soon
  const { published, areas, knowledge, now } = parts
  const wanted = wantedIn(new URL(context.req.url).searchParams)
  const answer = wanted.place === '' ? null : areas.resolveArea(wanted.place)
  const view = areas.on()
  const own = answer?.kind === 'found' ? answer.districts : null
  const query = queryFor(wanted, now())
  const here = await published.current(own ? { ...query, districts: own } : query)
  const near = own ? await published.current({ ...query, districts: borderingDistricts(view, own) }) : []
  const beside = near.filter(({ id }) => here.every((one) => one.id !== id))
  const scripts = (await published.current({ most: 500 })).flatMap((one) => one.scripts)
  return searchPage({ wanted, answer, here, beside, scripts }, view, knowledge)
}

function wantedIn(query: URLSearchParams): Wanted {
  const field = (name: string) => (query.get(name) ?? '').trim().slice(0, longest)
  const since = field('since')
  return {
    place: field('place'),
    words: field('words'),
    since: Object.hasOwn(sinceDays, since) ? since : '',
    script: field('script'),
    tactic: field('tactic'),
  }
}

function queryFor({ words, since, script, tactic }: Wanted, now: Date): PublishedQuery {
  const days = sinceDays[since]
  return {
    ...(words && { words }),
    ...(script && { script }),
    ...(tactic && { tactic }),
    ...(days && { since: new Date(now.getTime() - days * dayMs) }),
  }
}
