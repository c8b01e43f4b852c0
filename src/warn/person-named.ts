import { actorOf, demandByEmail } from '../people/coordinator.ts'
import type { Store } from '../store/store.ts'
import type { Person } from './person.ts'
import { shippedAreas } from './shipped.ts'

/** The coordinator of an address, at the terminal. Throws `person-needed`. */
export async function personNamed(store: Store, address: string): Promise<Person> {
  const coordinator = await demandByEmail(store, address)
  return { coordinator, actor: actorOf(coordinator, 'terminal'), view: shippedAreas.on(), now: new Date() }
}
