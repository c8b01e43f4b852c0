/** Splits a stream of UTF-8 text at line feeds only (a row may hold any other separator). Throws on a line over `limit`. */
export async function* splitLines(
  chunks: AsyncIterable<string>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > limit) throw new Error(`a line is longer than ${limit} characters`)
    yield* parts
  }
  if (rest !== '') yield rest
}
