import { readNumber } from '../directory/number/number.ts'
import { loadNumberingPlan } from '../directory/number/plan.ts'

/** Most numbers read out of one value: "01632 960001 and 01632 960002". */
const mostRead = 5

/**
 * The numbers of a text as dialled, by the same reader as everywhere. A display can be made to show anything: digits that
 * nobody can have are kept as they are. None for "withheld"; what is wrong, in words, where there are no digits.
 */
export function numbersRead(text: string): readonly string[] | string {
  const found: string[] = []
  for (let rest = text; found.length < mostRead; ) {
    const understood = readNumber(rest, loadNumberingPlan())
    if (understood.is === 'withheld' && found.length === 0) return []
    if (understood.is === 'none' || understood.is === 'withheld') break
    found.push(understood.digits)
    rest = rest.slice(understood.span[1])
  }
  return found.length > 0 ? found : 'must be telephone numbers, such as 01632 960123'
}

/** A sort code and an account number as "12-34-56 12345678"; anything else that names a place for money in capitals without gaps, or as given. */
export function accountRead(text: string): readonly string[] {
  const digits = text.replace(/\b(?:sort ?code|account(?: ?number)?|a\/c|acc(?:ount)?|no)\b|[\s.:,/-]/gi, '')
  const sorted = /^(\d\d)(\d\d)(\d\d)(\d{8})$/.exec(digits)
  if (sorted) return [`${sorted.slice(1, 4).join('-')} ${sorted[4]}`]
  const closed = text.replace(/\s/g, '')
  return [/^[a-z]{2}\d\d[a-z0-9]{10,30}$/i.test(closed) ? closed.toUpperCase() : text]
}

/** An address of the web as "example.com/path": without what is the same for all. */
export function urlRead(text: string): readonly string[] | string {
  const wrong = 'must be addresses of web pages, such as example.com/refund'
  const tidy = text.replace(/\s/g, '').replaceAll('[.]', '.').replace(/^hxxp/i, 'http')
  const address = /^[a-z][a-z+.-]*:\/\//i.test(tidy) ? tidy : `https://${tidy}`
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return wrong
  const { hostname, port, pathname, search } = new URL(address)
  if (!/\.[a-z0-9-]{2,}$/i.test(hostname)) return wrong
  const path = pathname === '/' && search === '' ? '' : pathname + search
  return [`${hostname.replace(/^www\./, '')}${port && `:${port}`}${path}`]
}
