import { join } from 'node:path'
import { build } from 'esbuild'

const compiled = join(import.meta.dirname, '..', '..')

/** Puts all that runs in the browser into one file, for browsers from about 2020 on. Run after compiling. */
await build({
  entryPoints: [join(compiled, 'src', 'web', 'client', 'main.js')],
  outfile: join(compiled, 'client.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning',
})
