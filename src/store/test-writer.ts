// A second process for the tests: records events one after the other and prints a line for each that was confirmed.
// Arguments: data directory, how many, the advice to name, and "hold" to keep the database open afterwards.
import { readConfig } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import { withStore } from './with-store.ts'

const [directory = '', many = '0', advice = 'x', hold] = process.argv.slice(2)

try {
  await withStore(readConfig({ DOORCHAIN_DATA: directory }), { purpose: `writer ${advice}` }, async (access) => {
    await access.status()
    console.log('open')
    for (let n = 1; n <= Number(many); n++) {
      await access.record({ name: 'advice-shown', detail: { advice } })
      console.log(`kept ${n}`)
    }
    if (hold) await new Promise((resolve) => process.stdin.once('end', resolve).resume())
  })
} catch (error) {
  console.log(error instanceof DoorchainError ? `refused ${error.code}` : String(error))
  process.exitCode = 1
}
