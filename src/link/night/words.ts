import { countInWords } from '../../values/count.ts'

/** Instead of why it fired, for somebody who may see only a part of its reports. */
export const partWords = (reports: number): string =>
  `More reports than expected, in areas of which you see only a part: ${countInWords(reports)} ${reports === 1 ? 'report is' : 'reports are'} yours to see.`
