/** The rows of the table of errors that tell of those who sign in at the desk. */
export const peopleErrors = {
  'passkeys-full': {
    status: 409,
    words: 'There are {most} passkeys already.',
    next: 'Remove one that you do not use any more.',
  },
  'passkey-refused': {
    status: 403,
    words: 'The passkey was not accepted.',
    next: 'Try again, or choose another way to sign in.',
  },
  'not-allowed': {
    status: 403,
    words: 'You are not allowed to do this.',
    next: 'Ask an administrator of your organisation.',
  },
  'not-there': {
    status: 404,
    words: 'This is not here any more.',
    next: 'Go back and look again.',
  },
  'ticket-over': {
    status: 410,
    words: 'This link or code does not work any more.',
    next: 'Each works once, and only for a time. Ask for a new one.',
  },
  'known-elsewhere': {
    status: 409,
    words:
      'Somebody of another organisation here has this address, and without a mail server nobody can tell whose it is.',
    next: 'Ask whoever runs this service: "doorchain people invite" gives the role.',
  },
  'last-administrator': {
    status: 409,
    words: 'This is the last administrator of {organisation}.',
    next: 'Make somebody else an administrator first.',
  },
  'set-up-done': {
    status: 409,
    words: 'Doorchain is set up already: it has an administrator.',
    next: 'Sign in at the desk, or use "doorchain people invite".',
  },
  'name-taken': {
    status: 409,
    words: 'There is already one of that name: {name}.',
    next: 'Choose another name.',
  },
} as const
