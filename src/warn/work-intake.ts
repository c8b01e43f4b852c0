import type { Works } from '../store/work.ts'

export const intakeWorks: Works = {}
