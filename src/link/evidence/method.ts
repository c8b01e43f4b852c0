/** How reports were put together, and what that is worth: for a court as for an investigator. */
export const method: readonly string[] = [
  'Each report is what one person told. Nothing in it was proved by being reported. “Unverified” means that nobody has looked at it yet; “checked” that a coordinator has; “trusted” that it came from an organisation that is known.',
  'Reports are put together where they share a number that was shown or spoken, an account, a web address, a false name, the manner of the crime or its words, and lie near in place and time. Each reason has a weight; the sum decides. A script by itself never links two reports. People may join reports and part them, and what they decide stands above what the program found.',
  'The probability beside a link is what the weights add up to. The weights were set by hand on simulated reports. How often a link is right was measured on simulated reports only; for real reports it is not known. A link is a reason to look, not proof that the same people did it.',
  'A number on a display can be forged, and may belong to somebody who has nothing to do with it. A number that was spoken is one the caller wanted to be rung.',
  'Times are as people remember them. “UTC” is worked out from the day and time of clocks in the United Kingdom: two moments where the hour came twice, none where it was left out.',
  'Pictures and recordings are as they are kept here: place and camera were taken out, and pictures were written anew, when they were handed in. The SHA-256 of each file as it was handed in stands beside that of the file here.',
  'A cell of a table that a spreadsheet would take for a formula has an apostrophe in front. The exact words stand in the folder “reports”.',
]
