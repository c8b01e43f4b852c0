/** The rows of the table of errors that tell of reports and of what they add up to. */
export const reportErrors = {
  // reporting
  'report-wrong': {
    status: 400,
    words: 'The report cannot be taken as it is: {problem}.',
    next: 'Put that right and send it again.',
  },
  'report-unknown': {
    status: 404,
    words: 'There is no report with this reference and code.',
    next: 'Check both, letter by letter. A report that was taken back is gone.',
  },
  'evidence-refused': {
    status: 400,
    words: 'This file cannot be added: {problem}.',
    next: 'Add a photo as JPEG, PNG or WebP, or a recording as MP3, M4A, WAV or OGG.',
  },
  'key-refused': {
    status: 401,
    words: 'The key that came with this is not one of ours, or has ended.',
    next: 'Ask the organisation that gave it to you for a new one, or leave it out to report without one.',
  },
  // looking through reports, importing
  'report-not-here': {
    status: 404,
    words: 'There is no such report here, or not one you may see.',
    next: 'Open the list of reports and choose one.',
  },
  'import-wrong': {
    status: 400,
    words: 'The file cannot be read in: {problem}.',
    next: 'Save it as CSV (UTF-8), choose which column holds what, and try it without taking anything in first.',
  },
  'import-unknown': {
    status: 404,
    words: 'There is no such import of your organisation.',
    next: 'Open the list of imports and choose one.',
  },
  'report-own': {
    status: 409,
    words: 'You sent this report yourself, so somebody else looks at it.',
    next: 'Ask another writer of the area.',
  },
  // series
  'series-unknown': {
    status: 404,
    words: 'There is no such series here, or not one you may see.',
    next: 'Open the list of series and choose one.',
  },
  'series-wrong': {
    status: 409,
    words: 'That cannot be done with these reports: {problem}.',
    next: 'Open the series again to see what belongs to it now.',
  },
  'evidence-unwritable': {
    status: 500,
    words: 'The evidence could not be written to {file}: {problem}.',
    next: 'Choose a file that is not there yet, in a folder that the running service may write to and that has room.',
  },
  // spikes and statistics
  'spike-unknown': {
    status: 404,
    words: 'There is no such spike here, or not one you may see.',
    next: 'Open the list of spikes and choose one.',
  },
  'statistics-wrong': {
    status: 400,
    words: 'These figures cannot be given: {problem}.',
    next: 'Choose an area and a period again.',
  },
  // drafting
  'draft-empty': {
    status: 409,
    words: 'No warning can be drawn up from this: {problem}.',
    next: 'Look through its reports first.',
  },
  'figures-changed': {
    status: 409,
    words: 'Figures of this warning have changed since it was written: {figures}.',
    next: 'Open it to decide, look at its figures and tick that you have seen them, or send it back to its writer.',
  },
} as const
