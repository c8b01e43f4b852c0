const plainProblems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user is not allowed to use it',
  EISDIR: 'it is a folder, not a file',
  EEXIST: 'there is a file of this name already',
}

/** The plain message of anything that was thrown, on one line. */
export const problemOf = (thrown: unknown): string =>
  plainProblems[String((thrown as NodeJS.ErrnoException | null)?.code)] ??
  (thrown instanceof Error ? thrown.message || thrown.name : String(thrown))
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim()
