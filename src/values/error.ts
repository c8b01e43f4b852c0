import { directoryErrors } from './error-directory.ts'
import { peopleErrors } from './error-people.ts'
import { reportErrors } from './error-reports.ts'
import { warningErrors } from './error-warnings.ts'

/** A row of the table of errors: HTTP-like status, what happened, what to do next. `{name}` is filled from the fields. */
interface ErrorRow {
  readonly status: number
  readonly words: string
  readonly next: string
}

/** Every error Doorchain tells anybody about, by code. */
export const errors = {
  ...directoryErrors,
  ...peopleErrors,
  ...warningErrors,
  ...reportErrors,
  'setting-wrong': {
    status: 500,
    words: 'The setting {name} is not right: {problem}.',
    next: 'Change or unset {name} in the environment and start again.',
  },
  'port-taken': {
    status: 503,
    words: 'Doorchain cannot listen at {where}: {problem}.',
    next: 'If Doorchain runs there already, open http://{where} in a browser; else set PORT to another number.',
  },
  'certificate-unreadable': {
    status: 500,
    words: 'The file {file} could not be read: {problem}.',
    next: 'Check TLS_CERT_FILE and TLS_KEY_FILE, and that the user that runs Doorchain may read both files.',
  },
  'certificate-wrong': {
    status: 500,
    words: 'The file {file} cannot be used: {problem}.',
    next: 'Set TLS_CERT_FILE to the certificate with its chain, and TLS_KEY_FILE to its own key without a pass phrase.',
  },
  'certificate-expired': {
    status: 500,
    words: 'The certificate {file} holds from {from} to {to}, and not now.',
    next: 'Renew it, check the clock of this machine, then start again.',
  },
  'database-newer': {
    status: 503,
    words:
      'The data at {where} was written by a newer Doorchain ({theirs}; this one knows {ours}). Nothing was touched.',
    next: 'Run the newer version, or restore a backup made with this one.',
  },
  'database-older': {
    status: 503,
    words: 'The data at {where} was written for PostgreSQL {theirs}; this Doorchain has {ours}. Nothing was touched.',
    next: 'Make a backup with the Doorchain that wrote it, then restore it into a new data directory with this one.',
  },
  'migration-changed': {
    status: 503,
    words: 'The migration {migration} was run on {where} with other contents than it has now.',
    next: 'Put back the original file: migrations are never edited once published; add a new one instead.',
  },
  'data-locked': {
    status: 503,
    words: 'The data directory {where} is in use by {holder}.',
    next: 'Stop that process and try again, or set DOORCHAIN_DATA to another directory.',
  },
  'data-unreadable': {
    status: 503,
    words: 'The data directory {where} cannot be used: {problem}.',
    next: 'Give the user that runs Doorchain the right to read and write it, or set DOORCHAIN_DATA to another directory.',
  },
  'data-damaged': {
    status: 503,
    words: 'The database at {where} could not be opened: {problem}.',
    next: 'Keep a copy of the directory, then restore the latest backup into a new one.',
  },
  'path-too-long': {
    status: 500,
    words: 'The path of the data directory, {where}, is too long for a socket ({limit} bytes at most).',
    next: 'Set DOORCHAIN_DATA to a shorter path.',
  },
  'disk-full': {
    status: 507,
    words: 'The disk that holds {where} is full. What was confirmed before is kept; the last action was not saved.',
    next: 'Free at least {needed} MB on that disk, then start again.',
  },
  'database-unreachable': {
    status: 503,
    words: 'The PostgreSQL server at {where} does not answer: {problem}.',
    next: 'Check that it runs and that DATABASE_URL names the right host and port.',
  },
  'database-refused': {
    status: 503,
    words: 'The PostgreSQL server at {where} refused: {problem}.',
    next: 'Check the user, password and database in DATABASE_URL; the user must be allowed to create a schema there.',
  },
  'database-failed': {
    status: 500,
    words: 'The database at {where} could not do what was asked: {problem}.',
    next: 'Try again; if it happens again, report it with this message.',
  },
  'service-gone': {
    status: 503,
    words:
      'The process that holds the data directory stopped while it was being asked. The last request was not confirmed.',
    next: 'Try again.',
  },
  'service-running': {
    status: 409,
    words: 'The data directory {where} is in use by {holder}; a restore needs it alone.',
    next: 'Stop that process, then run the restore again.',
  },
  'request-wrong': {
    status: 400,
    words: 'The request was not understood: {problem}.',
    next: 'Use the same version of Doorchain for the command and for the service.',
  },
  'boundaries-wrong': {
    status: 400,
    words: 'The file {file} cannot be used: {problem}. Nothing was changed.',
    next: 'Download “Local Authority Districts” boundaries as GeoJSON from the Open Geography portal of the Office for National Statistics (geoportal.statistics.gov.uk).',
  },
  'boundaries-unknown': {
    status: 400,
    words: 'The boundaries {edition} have districts that are not known here: {codes}. Nothing was changed.',
    next: 'Choose the edition of the districts in data/areas, or bring data/areas up to date first.',
  },
  'backup-unreadable': {
    status: 400,
    words: 'The file {file} could not be read: {problem}.',
    next: 'Check the path and that it is a file made by "doorchain backup".',
  },
  'backup-unwritable': {
    status: 500,
    words: 'The backup could not be written to {file}: {problem}.',
    next: 'Choose a place that exists, that you may write to and that has room.',
  },
  'backup-damaged': {
    status: 400,
    words: 'The backup {file} is damaged: {problem}. Nothing was restored.',
    next: 'Use another copy of it, or an older backup.',
  },
  'backup-newer': {
    status: 400,
    words: 'The backup {file} was made by a newer Doorchain ({theirs}; this one knows {ours}). Nothing was restored.',
    next: 'Restore it with that version or a later one.',
  },
  'input-wrong': {
    status: 400,
    words: '{problem}.',
    next: 'Change it and send it again.',
  },
  'code-wrong': {
    status: 403,
    words: 'This code does not open anything.',
    next: 'Look at every letter again: it has no O and 0, no I and 1. An old or used code does not work any more.',
  },
  'trusted-full': {
    status: 409,
    words: 'There are {most} trusted people already.',
    next: 'Remove one first.',
  },
  'words-changed': {
    status: 409,
    words: 'The words on this page have changed since you opened it.',
    next: 'Read them again and choose again.',
  },
  'form-foreign': {
    status: 403,
    words: 'This did not come from a page of ours, so nothing was done.',
    next: 'Open the page again here and press the button there.',
  },
  'too-many-tries': {
    status: 429,
    words: 'That was tried too often.',
    next: 'Wait {minutes} min, then try again.',
  },
  'restore-not-empty': {
    status: 409,
    words: 'The database at {where} already holds {rows} rows. Nothing was restored.',
    next: 'Restore into an empty database, or add --replace to lose what is there now.',
  },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errors
export type ErrorFields = Readonly<Record<string, string | number>>

const fill = (words: string, fields: ErrorFields) =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(fields[name] ?? whole))

/** An error with a code of the table. `message` is the words, `next` what to do; `fields` hold no personal data. */
export class DoorchainError extends Error {
  readonly code: ErrorCode
  readonly fields: ErrorFields

  constructor(code: ErrorCode, fields: ErrorFields = {}, cause?: unknown) {
    super(fill(errors[code].words, fields), cause === undefined ? undefined : { cause })
    this.name = 'DoorchainError'
    this.code = code
    this.fields = fields
  }

  get status(): number {
    return errors[this.code].status
  }

  get next(): string {
    return fill(errors[this.code].next, this.fields)
  }
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code)
