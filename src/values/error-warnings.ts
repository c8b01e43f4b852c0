/** The rows of the table of errors that tell of warnings: taken in, written, approved, published. */
export const warningErrors = {
  // taking in
  'document-unreadable': {
    status: 400,
    words: 'The document {document} could not be taken in: {problem}.',
    next: 'Check that it is a warning as Markdown, a web page, a feed or a CAP message, then take it in again.',
  },
  // fetching
  'fetch-refused': {
    status: 400,
    words: 'The address {address} is not fetched: {problem}.',
    next: 'Give an address of a public web page or feed that begins with https://.',
  },
  'fetch-failed': {
    status: 502,
    words: 'The address {address} could not be fetched: {problem}.',
    next: 'Open it in a browser. If it works there, try again later.',
  },
  'feed-unreadable': {
    status: 400,
    words: 'No feed could be read: {problem}.',
    next: 'Give the address of an RSS, Atom or JSON feed, or of a page that names its feed.',
  },
  'source-known': {
    status: 409,
    words: 'This feed is followed already, as “{title}”.',
    next: 'Look for it in the list of sources.',
  },
  'source-unknown': {
    status: 404,
    words: 'There is no such source here.',
    next: 'Open the list of sources and choose one.',
  },
  // writing and reviewing
  'warning-unknown': {
    status: 404,
    words: 'There is no such warning here.',
    next: 'Open the list of warnings and choose one.',
  },
  'warning-wrong': {
    status: 400,
    words: 'The warning cannot be put forward: {problem}.',
    next: 'Put that right and try again.',
  },
  'warning-state': {
    status: 409,
    words: 'That cannot be done with this warning any more: it is {state}.',
    next: 'Open it again to see what was done with it, and by whom.',
  },
  'warning-own': {
    status: 403,
    words: 'Whoever put a warning forward cannot decide on it.',
    next: 'Ask another coordinator with the role of an approver to look at it.',
  },
  'warning-not-own': {
    status: 403,
    words: 'Only whoever put a warning forward takes it back.',
    next: 'An approver can send it back to its writer instead.',
  },
  'cancel-reason': {
    status: 400,
    words: 'A warning is cancelled only with a reason, of 10 to 600 characters, that everybody can read.',
    next: 'Say in a sentence what was wrong with it, or what holds now.',
  },
  'warning-role': {
    status: 403,
    words: 'Your roles do not reach this warning: it needs a {role} of {organisation} for all its areas.',
    next: 'Ask an administrator of that organisation, or somebody who has that role.',
  },
} as const
