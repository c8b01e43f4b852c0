/** The rows of the table of errors that tell of number ranges, entries, changes and releases of the directory. */
export const directoryErrors = {
  'ranges-unreadable': {
    status: 400,
    words: 'The file {file} could not be imported: {problem}. Nothing was changed.',
    next: 'Give the CSV files of number blocks that Ofcom publishes every week, or the ZIP file that holds them.',
  },
  'ranges-undated': {
    status: 400,
    words: 'The file {file} has no date that can be right ({dated}). Nothing was changed.',
    next: 'Add --dated and the day Ofcom published it, as 2026-11-18.',
  },
  'ranges-older': {
    status: 409,
    words: 'The files are of {dated}; there are newer ones of {there} already. Nothing was changed.',
    next: 'Download the newest files from Ofcom, or correct the date with --dated.',
  },
  'ranges-fewer': {
    status: 409,
    words: 'The files hold {blocks} blocks, where there were {there}. Nothing was changed.',
    next: 'Check that no file is missing or cut short; to import them all the same, add --fewer.',
  },
  'entry-wrong': {
    status: 400,
    words: 'The entry cannot be listed: {problem}.',
    next: 'Put that right and propose it again.',
  },
  'entry-emergency': {
    status: 409,
    words: 'The entry {id} belongs to the emergency numbers, which nobody can change or take off.',
    next: 'List another number, or leave it as it is.',
  },
  'entry-unknown': {
    status: 404,
    words: 'The directory has no entry {id}.',
    next: 'See "doorchain directory list" for those there are.',
  },
  'person-needed': {
    status: 403,
    words: 'This needs a person who signs in, and this is none.',
    next: 'Sign in at the desk, or name a coordinator with --as; "doorchain people list" shows them.',
  },
  'role-needed': {
    status: 403,
    words: 'This needs somebody with the role {role} who is not limited to an area.',
    next: 'Use --as with the address of such a person, or give the role with "doorchain people invite".',
  },
  'change-unknown': {
    status: 404,
    words: 'There is no change with the number {id}.',
    next: 'See "doorchain directory history" for those there are.',
  },
  'change-decided': {
    status: 409,
    words: 'The change {id} is decided already: {state}.',
    next: 'Propose a new change if it has to be different.',
  },
  'change-open': {
    status: 409,
    words: 'Another change of {id} is waiting for its decision.',
    next: 'Approve, reject or withdraw that one first.',
  },
  'change-own': {
    status: 403,
    words: 'Whoever proposed a change cannot decide on it.',
    next: 'Ask another coordinator to look at it, or withdraw it.',
  },
  'change-not-own': {
    status: 403,
    words: 'Only whoever proposed a change can withdraw it.',
    next: 'Reject it instead.',
  },
  'release-unwritable': {
    status: 500,
    words: 'The directory could not be written to {file}: {problem}.',
    next: 'Choose a place that exists, that you may write to and that has room, and export again.',
  },
  'release-unreadable': {
    status: 400,
    words: 'The directory is no release that can be read: {problem}. The last good one stays.',
    next: 'Get the file again from the instance it comes from.',
  },
  'release-too-large': {
    status: 413,
    words: 'The directory is too large: {size} bytes, where {most} are allowed. The last good one stays.',
    next: 'Ask the instance it comes from for a smaller one.',
  },
  'release-newer': {
    status: 400,
    words: 'The directory is in form {theirs}, and this Doorchain knows up to {ours}. The last good one stays.',
    next: 'Update this Doorchain, then import it again.',
  },
  'release-unknown-key': {
    status: 403,
    words: 'The directory is signed with the key {key}, which nobody here has trusted. The last good one stays.',
    next: 'Ask the instance for its key by another way, then trust it with two people: "doorchain directory trust".',
  },
  'release-wrongly-signed': {
    status: 403,
    words: 'The directory names the key {key} but is not signed with it. The last good one stays.',
    next: 'Do not use it. Tell the instance it claims to come from.',
  },
  'release-forged': {
    status: 403,
    words: 'The directory was changed after it was signed. The last good one stays.',
    next: 'Do not use it. Get it again, and tell the instance it claims to come from.',
  },
  'release-stale': {
    status: 409,
    words: 'The directory ran out on {expires}. The last good one stays.',
    next: 'Ask the instance it comes from for a new one.',
  },
  'release-rolled-back': {
    status: 409,
    words:
      'The directory is version {version} of {instance}; version {there} is here already. The last good one stays.',
    next: 'Import a newer version. An older one under the same name may be an attack.',
  },
  'key-wrong': {
    status: 400,
    words: 'That is no key that can be trusted: {problem}.',
    next: 'A key is the 43 letters and digits that "doorchain directory key" prints at the other instance.',
  },
  'key-unreadable': {
    status: 503,
    words: 'The signing key {file} cannot be used: {problem}.',
    next: 'Put the key back from where you keep it; it must be readable by the user that runs Doorchain, and nobody else.',
  },
} as const
