/** Who may use a route: anyone, a browser in which a household is open, or one of somebody who is trusted or waits for it. */
export type Who = 'anyone' | 'household' | 'trusted'

/**
 * Every route of households and of those who help them, and who may use it. A route without a row here, or a row without
 * a route, does not compile.
 */
export const householdTable = {
  'GET /household': 'anyone',
  'POST /household/new': 'anyone',
  'GET /household/open': 'anyone',
  'POST /household/open': 'anyone',
  'GET /household/help': 'anyone',
  'GET /household/erased': 'anyone',
  'GET /household/sheet': 'household',
  'POST /household/sheet': 'household',
  'POST /household/sheet/done': 'household',
  'POST /household/close': 'household',
  'GET /household/pair': 'household',
  'POST /household/pair': 'household',
  'POST /household/pair/stop': 'household',
  'GET /household/confirm': 'household',
  'POST /household/confirm': 'household',
  'GET /household/sees': 'household',
  'POST /household/sees': 'household',
  'GET /household/remove': 'household',
  'POST /household/remove': 'household',
  'GET /household/area': 'household',
  'POST /household/area': 'household',
  'GET /household/history': 'household',
  'GET /household/devices': 'household',
  'POST /household/devices': 'household',
  'GET /household/copy': 'household',
  'GET /household/copy.json': 'household',
  'GET /household/erase': 'household',
  'POST /household/erase': 'household',
  'POST /household/tell': 'household',
  'GET /household/told': 'household',
  'GET /household/now': 'household',
  'GET /trusted': 'anyone',
  'GET /trusted/enter': 'anyone',
  'POST /trusted/enter': 'anyone',
  'GET /trusted/open': 'anyone',
  'POST /trusted/open': 'anyone',
  'GET /trusted/code': 'trusted',
  'POST /trusted/code': 'trusted',
  'POST /trusted/only-here': 'trusted',
  'GET /trusted/leave': 'trusted',
  'POST /trusted/leave': 'trusted',
  'GET /trusted/now': 'trusted',
} as const satisfies Readonly<Record<`${'GET' | 'POST'} /${'household' | 'trusted'}${string}`, Who>>

export type HouseholdRoute = keyof typeof householdTable
